using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>How many periods make a year: the trading days of the market, times the bars of one of its days.</summary>
internal static class TradingYear
{
    /// <summary>
    /// The periods a year of a price series: the market's trading days; for intraday series, times the median number of
    /// stamps a day (4 hours in China, 6 or 7 in the US), so that half days do not count. What days the series has
    /// changes nothing: a single session on a Saturday does not make a market that trades every day. AI-Trader counts
    /// 6.5 an hourly day in any market (252 × 6.5 = 1638); to compare with its figures, set that in
    /// <see cref="PerformanceConventions"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The market does not say how many days a year it trades.</exception>
    public static double GetPeriods(Market market, PriceSeries series)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(series);
        int days =
            market.TradingDaysPerYear
            ?? throw new ArgumentException(
                $"The market '{market}' does not say how many days a year it trades; set "
                    + $"{nameof(Market.TradingDaysPerYear)}, for example to 252.",
                nameof(market)
            );
        return days * (series.Resolution == Resolution.Daily ? 1 : StampsADay(series));
    }

    private static int StampsADay(PriceSeries series)
    {
        int[] counts = [.. series.Times.CountBy(time => time.Date).Select(day => day.Value).Order()];
        return counts.Length == 0 ? 1 : counts[counts.Length / 2];
    }
}
