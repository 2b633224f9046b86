using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>
/// Values accounts at the closes of a series. A missing close is replaced by the last one before it, in the units of
/// the stamp, never by zero.
/// </summary>
internal static class Valuation
{
    /// <summary>The point of a state at a stamp.</summary>
    /// <exception cref="InvalidOperationException">A holding has no price at or before the stamp.</exception>
    public static EquityPoint PointOf(AccountState state, PriceSeries series, TradingTime time)
    {
        var invested = Money.Zero;
        foreach (var (symbol, quantity) in state.Holdings)
        {
            if (quantity > Quantity.Zero)
            {
                invested += PriceAt(series, symbol, time) * quantity;
            }
        }

        return new EquityPoint(time, state.Cash + invested)
        {
            Invested = invested,
            DividendsDue = state.DividendsDue,
            DividendsPaid = state.DividendsPaid,
        };
    }

    /// <summary>
    /// The last close at or before a stamp, divided by the splits since; the last open where there is no close yet.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is neither.</exception>
    public static Price PriceAt(PriceSeries series, Symbol symbol, TradingTime time) =>
        series.Find(symbol) is { } bars
        && FindPriced(bars, time) is var (price, at)
        && SplitAdjustment.Divide(price, series.Actions.RatioOf(symbol, at.Date, time.Date)) is { } known
            ? known
            : throw new InvalidOperationException(
                $"{symbol} has no price at or before {time}; a missing price is not zero."
            );

    /// <summary>The stamp of the bar that has the price; null if there is no price.</summary>
    public static TradingTime? FindTimeOfPrice(BarSeries bars, TradingTime time) => FindPriced(bars, time)?.Time;

    private static (Price Price, TradingTime Time)? FindPriced(BarSeries bars, TradingTime time) =>
        FindLast(bars, time, bar => bar.Close) ?? FindLast(bars, time, bar => bar.Open);

    private static (Price Price, TradingTime Time)? FindLast(
        BarSeries bars,
        TradingTime time,
        Func<Bar, Price?> priceOf
    )
    {
        int end = bars.CountBefore(time) + (bars.Find(time) is null ? 0 : 1);
        for (int i = end - 1; i >= 0; i--)
        {
            if (priceOf(bars.Bars[i]) is { } price)
            {
                return (price, bars.Bars[i].Time);
            }
        }

        return null;
    }
}
