namespace AiTrader.Audits;

/// <summary>The readable part of a file of records.</summary>
/// <param name="Source">The file.</param>
/// <param name="HasIds">Whether the numbers are the ids that the other system gave; else they are sequence
/// numbers.</param>
/// <param name="States">The records, in the order of their lines; the first is the opening.</param>
/// <param name="Unreadable">The lines that are not records.</param>
public sealed record RecordedStates(
    string Source,
    bool HasIds,
    IReadOnlyList<RecordedState> States,
    IReadOnlyList<UnreadableLine> Unreadable
)
{
    /// <summary>The file.</summary>
    public string Source
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Source);

    /// <summary>The records, in the order of their lines; the first is the opening.</summary>
    public IReadOnlyList<RecordedState> States
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(States);

    /// <summary>The lines that are not records.</summary>
    public IReadOnlyList<UnreadableLine> Unreadable
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Unreadable);

    /// <summary>
    /// The smallest part of a unit that the other system traded; null for what the market allows. Default: null.
    /// </summary>
    public decimal? QuantityStep { get; init; }

    /// <summary>
    /// Whether the other system booked splits and dividends between its records. Default: false.
    /// </summary>
    public bool HasActions { get; init; }

    /// <summary>What the file does not tell, and is not judged. Default: none.</summary>
    public IReadOnlyList<string> Notes
    {
        get;
        init => field = NotNull.Require(value);
    } = [];

    /// <summary>Whether the other has the same values, lists item by item.</summary>
    public bool Equals(RecordedStates? other) =>
        other is not null
        && Source == other.Source
        && (HasIds, QuantityStep, HasActions) == (other.HasIds, other.QuantityStep, other.HasActions)
        && Notes.SequenceEqual(other.Notes)
        && States.SequenceEqual(other.States)
        && Unreadable.SequenceEqual(other.Unreadable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, HasIds, States.Count, Unreadable.Count);
}
