using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// The parts of an account's equity at a stamp, at the closes of that stamp. A missing close is replaced by the last
/// one before it.
/// </summary>
public sealed class Allocation
{
    /// <summary>The stamp.</summary>
    public required TradingTime Time { get; init; }

    /// <summary>The cash.</summary>
    public required Money Cash { get; init; }

    /// <summary>The value of each holding; a symbol that is not held is absent.</summary>
    public required IReadOnlyDictionary<Symbol, Money> Holdings
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>Cash and holdings.</summary>
    public Money Equity => Holdings.Values.Aggregate(Cash, (sum, value) => sum + value);

    /// <summary>Whether the other has the same time, cash and holdings.</summary>
    public bool Equals(Allocation? other) =>
        other is not null
        && Time == other.Time
        && Cash == other.Cash
        && Holdings.Count == other.Holdings.Count
        && Holdings.All(holding => other.Holdings.TryGetValue(holding.Key, out var value) && value == holding.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, Cash, Holdings.Count);

    /// <summary>Reads the allocations of a ledger at some stamps.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="series">The prices.</param>
    /// <param name="times">The stamps in order; stamps before the opening are left out.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    public static IReadOnlyList<Allocation> Create(
        IReadOnlyList<LedgerEntry> entries,
        PriceSeries series,
        IEnumerable<TradingTime> times
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(times);
        var opened = entries is [LedgerEntry.AccountOpened first, ..]
            ? first
            : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries));
        List<AccountState> states = [.. EquityCurve.StatesOf(opened, entries.Skip(1))];
        var allocations = new List<Allocation>();
        int next = 0;
        foreach (var time in times.Where(time => time >= states[0].Time))
        {
            for (; next < states.Count && states[next].Time <= time; next++) { }

            allocations.Add(Create(states[next - 1], series, time));
        }

        return allocations;
    }

    private static Allocation Create(AccountState state, PriceSeries series, TradingTime time) =>
        new()
        {
            Time = time,
            Cash = state.Cash,
            Holdings = state.Holdings.ToDictionary(
                holding => holding.Key,
                holding => Valuation.PriceAt(series, holding.Key, time) * holding.Value
            ),
        };
}
