namespace AiTrader.Audits;

/// <summary>One record of another system: an act, and the account after it, as they are written.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Number">Its sequence number, or its id.</param>
/// <param name="Time">When.</param>
/// <param name="Act">The act; null if the record has none, like the opening.</param>
/// <param name="Cash">The cash after the fill.</param>
/// <param name="Holdings">The units of each held symbol after it.</param>
public sealed record RecordedState(
    long Line,
    long Number,
    TradingTime Time,
    RecordedAct? Act,
    decimal Cash,
    IReadOnlyDictionary<string, decimal> Holdings
)
{
    /// <summary>The units of each held symbol after it.</summary>
    public IReadOnlyDictionary<string, decimal> Holdings
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Holdings);

    /// <summary>
    /// The account before the act, if the record states it; null if it is that of the record before. Default: null.
    /// </summary>
    public RecordedAccount? Before { get; init; }

    /// <summary>The amounts that follow from others of the record. Default: none.</summary>
    public IReadOnlyList<RecordedClaim> Claims
    {
        get;
        init => field = NotNull.Require(value);
    } = [];

    /// <summary>The held quantity of a symbol; 0 if it is not held.</summary>
    public decimal HoldingOf(string symbol) => Holdings.TryGetValue(symbol, out decimal quantity) ? quantity : 0;

    /// <summary>Whether the other has the same values, lists item by item.</summary>
    public bool Equals(RecordedState? other) =>
        other is not null
        && (Line, Number, Time, Act, Cash) == (other.Line, other.Number, other.Time, other.Act, other.Cash)
        && Before == other.Before
        && Claims.SequenceEqual(other.Claims)
        && Holdings.Count == other.Holdings.Count
        && Holdings.All(holding => other.Holdings.TryGetValue(holding.Key, out decimal held) && held == holding.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Line, Number, Time, Act, Cash, Holdings.Count);
}
