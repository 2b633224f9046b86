namespace AiTrader;

/// <summary>What follows from the answers of market data.</summary>
public static class MarketDataExtensions
{
    /// <summary>
    /// The latest <paramref name="count"/> finished bars, oldest first, divided by the splits that are known at the
    /// context's time; fewer if the series begins later. Quotes are of the same units.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ArgumentException">
    /// The resolution of the context's time is not the resolution of the market data.
    /// </exception>
    public static PriceHistory GetHistory(this IMarketData marketData, TradingContext context, Symbol symbol, int count)
    {
        ArgumentNullException.ThrowIfNull(marketData);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(symbol);
        var bars = marketData.GetBars(context, symbol, count);
        if (bars.Count == 0)
        {
            return new PriceHistory(bars, []);
        }

        var first = bars[0].Time.Date;
        var actions = marketData.GetActions(context, symbol);
        return new PriceHistory(
            SplitAdjustment.Adjust(bars, actions),
            [.. actions.Where(action => action.IsSplit && action.ExDate > first)]
        );
    }
}
