using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>The records of a file of another system: states of an account, or statements without one.</summary>
internal abstract record ForeignRecords
{
    private ForeignRecords() { }

    /// <summary>Each record has the account after it.</summary>
    public sealed record States(RecordedStates Records) : ForeignRecords;

    /// <summary>A record has amounts, and no account.</summary>
    public sealed record Statements(RecordedStatements Records) : ForeignRecords;
}
