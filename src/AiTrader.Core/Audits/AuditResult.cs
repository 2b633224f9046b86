namespace AiTrader.Audits;

/// <summary>The result of an audit.</summary>
/// <param name="Source">The file, or the signature of the ledger.</param>
/// <param name="RecordCount">The number of records that were audited.</param>
/// <param name="Defects">The defects in order of the records.</param>
public sealed record AuditResult(string Source, long RecordCount, IReadOnlyList<AuditDefect> Defects)
{
    /// <summary>The file, or the signature of the ledger.</summary>
    public string Source
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Source);

    /// <summary>The defects in order of the records.</summary>
    public IReadOnlyList<AuditDefect> Defects
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Defects);

    /// <summary>
    /// What the reader should know and is not a defect, in order of the records: the owner's acts, and entries by more
    /// than one model.
    /// </summary>
    public IReadOnlyList<string> Notes
    {
        get;
        init => field = NotNull.Require(value);
    } = [];

    /// <summary>Whether there are no defects.</summary>
    public bool IsClean => Defects.Count == 0;

    /// <summary>Whether the other has the same values, lists item by item.</summary>
    public bool Equals(AuditResult? other) =>
        other is not null
        && Source == other.Source
        && RecordCount == other.RecordCount
        && Defects.SequenceEqual(other.Defects);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, RecordCount, Defects.Count);
}
