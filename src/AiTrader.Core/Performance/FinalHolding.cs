using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>What an account holds of a symbol at the end, and from when its price is.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Quantity">The units; more than zero.</param>
/// <param name="Price">The last price, in the units of the end.</param>
/// <param name="PricedAt">The stamp of the bar that has the price.</param>
/// <param name="SessionsSince">In how many sessions of the market since then the symbol has no bar.</param>
public sealed record FinalHolding(
    Symbol Symbol,
    Quantity Quantity,
    Price Price,
    TradingTime PricedAt,
    int SessionsSince
)
{
    /// <summary>The symbol.</summary>
    public Symbol Symbol
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Symbol);

    /// <summary>
    /// The cash that the buys of these units took, their fees included, first in, first out. Default: zero.
    /// </summary>
    public Money Cost { get; init; }

    /// <summary>The units at the last price.</summary>
    public Money Value => Price * Quantity;

    /// <summary>
    /// <c>value − cost</c>: what would be gained at the last price, without a fee; negative for a loss.
    /// </summary>
    public Money Profit => Value - Cost;

    /// <summary>Whether the symbol was suspended or delisted: it has no bar in five sessions of the market.</summary>
    public bool IsSuspended => SessionsSince >= PriceNotes.SessionsWithoutBar;

    /// <summary>The holdings of a ledger at a stamp, by symbol.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="series">The prices.</param>
    /// <param name="through">The last stamp that counts.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    public static IReadOnlyList<FinalHolding> Create(
        IReadOnlyList<LedgerEntry> entries,
        PriceSeries series,
        TradingTime through
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(series);
        var opened = entries is [LedgerEntry.AccountOpened first, ..]
            ? first
            : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries));
        var last = EquityCurve.StatesOf(opened, entries.Skip(1)).Last(state => state.Time <= through);
        var lots = LotMatching.Create(Through(entries, through));
        return
        [
            .. last
                .Holdings.OrderBy(holding => holding.Key)
                .Select(holding =>
                    Of(holding.Key, holding.Value, series, through) with
                    {
                        Cost = lots.OpenCostOf(holding.Key),
                    }
                ),
        ];
    }

    /// <summary>The notes on holdings whose symbol was suspended or delisted; none for most.</summary>
    public static IEnumerable<string> GetNotes(IEnumerable<FinalHolding> holdings) =>
        (holdings ?? throw new ArgumentNullException(nameof(holdings)))
            .Where(holding => holding.IsSuspended)
            .Select(holding =>
                $"{holding.Quantity} {holding.Symbol} are held at the end and valued at the last price, "
                + $"{holding.Price} of {holding.PricedAt}: there is no bar in "
                + $"{holding.SessionsSince} sessions of the market since."
            );

    // A prefix, not a selection: an account applies its entries without a gap.
    private static IReadOnlyList<LedgerEntry> Through(IReadOnlyList<LedgerEntry> entries, TradingTime through)
    {
        var timeline = LedgerTimeline.Create(entries);
        int count = entries.Count;
        while (count > 1 && timeline.GetTime(entries[count - 1]) > through)
        {
            count--;
        }

        return count == entries.Count ? entries : [.. entries.Take(count)];
    }

    private static FinalHolding Of(Symbol symbol, Quantity quantity, PriceSeries series, TradingTime through)
    {
        var price = Valuation.PriceAt(series, symbol, through);
        var bars = series.Find(symbol)!;
        var latest = bars.Bars[bars.CountBefore(through) - (bars.Find(through) is null ? 1 : 0)].Time;
        int since = series.Times.Count(time => time > latest && time <= through);
        return new(symbol, quantity, price, Valuation.FindTimeOfPrice(bars, through) ?? latest, since);
    }
}
