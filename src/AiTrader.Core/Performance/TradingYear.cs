using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>How many periods make a year: the days of a market, times the bars of one of its days.</summary>
internal static class TradingYear
{
    /// <summary>
    /// For markets that trade from Monday to Friday: 365.25 × 5/7 less about nine holidays. The usual convention for
    /// shares.
    /// </summary>
    public const int Weekdays = 252;

    /// <summary>For markets that trade every day.</summary>
    public const int EveryDay = 365;

    /// <summary>
    /// The periods a year of a price series: 365 days for crypto currencies and for every series with a stamp on a
    /// weekend, otherwise 252; for intraday series, times the median number of stamps a day (4 hours in China, 6 or 7
    /// in the US). AI-Trader counts 6.5 an hourly day in any market (252 × 6.5 = 1638); to compare with its figures,
    /// set that in <see cref="PerformanceConventions"/>.
    /// </summary>
    public static double GetPeriods(Market market, PriceSeries series)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(series);
        bool everyDay =
            market == Market.Crypto
            || series.Times.Any(time => time.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return (everyDay ? EveryDay : Weekdays) * (series.Resolution == Resolution.Daily ? 1 : StampsADay(series));
    }

    private static int StampsADay(PriceSeries series)
    {
        int[] counts = [.. series.Times.CountBy(time => time.Date).Select(day => day.Value).Order()];
        return counts.Length == 0 ? 1 : counts[counts.Length / 2];
    }
}
