namespace AiTrader.Audits;

/// <summary>What an audit found.</summary>
/// <param name="Source">The file, or the signature of the ledger.</param>
/// <param name="RecordCount">How many records were judged.</param>
/// <param name="Defects">The defects in order of the records.</param>
public sealed record AuditResult(string Source, long RecordCount, IReadOnlyList<AuditDefect> Defects)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => Defects.Count == 0;
}
