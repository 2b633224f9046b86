namespace AiTrader.Runner.Reports;

/// <summary>
/// How many records the store has of a trader. They are only added to: equal counts are equal records.
/// </summary>
/// <param name="Entries">Entries of its ledger.</param>
/// <param name="Faults">Faults.</param>
/// <param name="Requests">Requests to models.</param>
/// <param name="Notes">Notes.</param>
internal readonly record struct RecordCounts(int Entries, int Faults, int Requests, int Notes)
{
    /// <summary>All of them together.</summary>
    public int Total => Entries + Faults + Requests + Notes;
}
