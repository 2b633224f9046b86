namespace AiTrader.Audits;

/// <summary>An account as a record states it: cash and holdings.</summary>
/// <param name="Cash">The cash.</param>
/// <param name="Holdings">The units of each held symbol.</param>
public sealed record RecordedAccount(decimal Cash, IReadOnlyDictionary<string, decimal> Holdings)
{
    /// <summary>The units of each held symbol.</summary>
    public IReadOnlyDictionary<string, decimal> Holdings
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Holdings);

    /// <summary>Whether the other has the same values, holding by holding.</summary>
    public bool Equals(RecordedAccount? other) =>
        other is not null
        && Cash == other.Cash
        && Holdings.Count == other.Holdings.Count
        && Holdings.All(holding => other.Holdings.TryGetValue(holding.Key, out decimal held) && held == holding.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cash, Holdings.Count);
}
