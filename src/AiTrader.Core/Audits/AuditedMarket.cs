using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>The market and the prices of an audit, and how far from them an execution can be.</summary>
/// <param name="market">The market whose rules apply.</param>
/// <param name="series">The prices.</param>
/// <param name="slippage">How far from its price an execution can be, in basis points, where no terms tell.</param>
internal sealed class AuditedMarket(Market market, PriceSeries series, decimal slippage)
{
    private const decimal BasisPoints = 10_000;

    /// <summary>The market.</summary>
    public Market Market => market;

    /// <summary>All prices.</summary>
    public PriceSeries Series => series;

    /// <summary>The prices as of a context.</summary>
    public AsOfMarketData Prices { get; } = new(market, series);

    /// <summary>How far from its price an execution can be, in basis points, where no terms tell.</summary>
    public decimal Slippage => slippage;

    /// <summary>The smallest amount that rounding can take or give; zero if nothing is rounded.</summary>
    public decimal SmallestAmount { get; } = AccountTerms.Create(market, Money.Zero).LastDecimal;

    /// <summary>Whether any split or dividend is known.</summary>
    public bool HasActions => series.Actions.All.Count > 0;

    /// <summary>Whether the prices can serve the time of an entry.</summary>
    public bool IsOfResolution(LedgerEntry entry) =>
        entry.Context.Time.IsIntraday == (series.Resolution == Resolution.Intraday);

    /// <summary>Whether a price is within some basis points of another one.</summary>
    public static bool IsNear(Price price, decimal other, decimal points) =>
        Math.Abs(price.Value - other) * BasisPoints <= points * other;

    /// <summary>Whether a price is at least another one, but for some basis points.</summary>
    public static bool IsAtLeast(Price price, decimal other, decimal points) =>
        price.Value * BasisPoints >= other * (BasisPoints - points);

    /// <summary>Whether a price is at most another one, but for some basis points.</summary>
    public static bool IsAtMost(Price price, decimal other, decimal points) =>
        price.Value * BasisPoints <= other * (BasisPoints + points);
}
