namespace AiTrader.Audits;

/// <summary>The result of an audit.</summary>
/// <param name="Source">The file, or the signature of the ledger.</param>
/// <param name="RecordCount">The number of records that were audited.</param>
/// <param name="Defects">The defects in order of the records.</param>
public sealed record AuditResult(string Source, long RecordCount, IReadOnlyList<AuditDefect> Defects)
{
    /// <summary>Whether there are no defects.</summary>
    public bool IsClean => Defects.Count == 0;
}
