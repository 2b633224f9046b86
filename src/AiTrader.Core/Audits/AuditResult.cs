namespace AiTrader.Audits;

/// <summary>The result of an audit.</summary>
/// <param name="Source">The file, or the signature of the ledger.</param>
/// <param name="RecordCount">The number of records that were audited.</param>
/// <param name="Defects">The defects in order of the records.</param>
public sealed record AuditResult(string Source, long RecordCount, IReadOnlyList<AuditDefect> Defects)
{
    /// <summary>
    /// What the reader should know and is not a defect, in order of the records: the owner's acts, and entries by more
    /// than one model.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether there are no defects.</summary>
    public bool IsClean => Defects.Count == 0;
}
