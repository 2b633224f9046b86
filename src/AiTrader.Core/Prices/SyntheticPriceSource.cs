namespace AiTrader.Prices;

/// <summary>
/// A synthetic market for demonstrations and tests: a dozen invented symbols, <c>SYN01</c> to <c>SYN12</c>. The same
/// seed always gives the same bars.
/// </summary>
/// <remarks>
/// Each log price is a random walk with a drift: <c>r = drift·dt + beta·m + s·√dt·z</c>, where <c>m</c> is a step that
/// all symbols
/// share (15 % volatility a year), <c>beta</c> is 0.5 to 1.5, <c>s</c> is 15 to 45 % a year, the drift is −10 to +25 %
/// a year and
/// <c>z</c> is standard normal. A fifth of a bar's variance falls into the gap before its open. High and low go beyond
/// open and
/// close by the absolute value of a normal step. Prices are rounded to cents. Source: geometric Brownian motion with
/// one common
/// factor (Sharpe, "A Simplified Model for Portfolio Analysis", 1963).
/// </remarks>
public sealed class SyntheticPriceSource : IPriceSource
{
    private const int SymbolCount = 12;
    private const int TradingDaysPerYear = 252;
    private const double CommonVolatility = 0.15;
    private const double GapShare = 0.2;

    private readonly int _seed;
    private readonly IReadOnlyList<TradingTime> _times;
    private readonly double _yearsPerBar;

    private SyntheticPriceSource(int seed, IReadOnlyList<TradingTime> times, double yearsPerBar)
    {
        _seed = seed;
        _times = times;
        _yearsPerBar = yearsPerBar;
    }

    /// <summary>Two years of days, 2024 and 2025.</summary>
    /// <param name="seed">A different seed gives a different market.</param>
    /// <param name="everyDay">Whether weekends are traded too, as crypto currencies are.</param>
    public static SyntheticPriceSource Daily(int seed, bool everyDay = false)
    {
        var days = Days(new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31), everyDay);
        return new(seed, [.. days.Select(date => new TradingTime(date))], 1.0 / TradingDaysPerYear);
    }

    /// <summary>A quarter of hours, October to December 2025, stamped 10:00 to 15:00.</summary>
    /// <param name="seed">A different seed gives a different market.</param>
    /// <param name="everyDay">Whether weekends are traded too, as crypto currencies are.</param>
    public static SyntheticPriceSource Hourly(int seed, bool everyDay = false)
    {
        const int First = 10;
        const int Count = 6;
        var hours = Days(new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 31), everyDay)
            .SelectMany(day =>
                Enumerable.Range(First, Count).Select(hour => new TradingTime(day, new TimeOnly(hour, 0)))
            );
        return new(seed, [.. hours], 1.0 / (TradingDaysPerYear * Count));
    }

    /// <inheritdoc/>
    public PriceSeries Read()
    {
        var random = new Random(_seed);
        var walks = Enumerable.Range(1, SymbolCount).Select(number => new Walk(number, random)).ToArray();
        var series = new PriceSeriesBuilder("synthetic");
        long number = 0;
        foreach (var time in _times)
        {
            double common = CommonVolatility * Math.Sqrt(_yearsPerBar) * Normal(random);
            foreach (var walk in walks)
            {
                series.Add(walk.Symbol, walk.Next(time, _yearsPerBar, common, random), ++number);
            }
        }

        return series.Build();
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last, bool everyDay)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (everyDay || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return day;
            }
        }
    }

    // Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Walk(int number, Random random)
    {
        private readonly double _drift = -0.10 + (0.35 * random.NextDouble());
        private readonly double _beta = 0.5 + random.NextDouble();
        private readonly double _volatility = 0.15 + (0.30 * random.NextDouble());
        private double _logPrice = Math.Log(20 + (180 * random.NextDouble()));

        public Symbol Symbol { get; } = Symbol.Parse($"SYN{number:00}");

        public Bar Next(TradingTime time, double years, double common, Random random)
        {
            double deviation = _volatility * Math.Sqrt(years);
            double open = _logPrice + (Math.Sqrt(GapShare) * deviation * Normal(random));
            _logPrice =
                open + (_drift * years) + (_beta * common) + (Math.Sqrt(1 - GapShare) * deviation * Normal(random));
            double high = Math.Max(open, _logPrice) + (0.5 * deviation * Math.Abs(Normal(random)));
            double low = Math.Min(open, _logPrice) - (0.5 * deviation * Math.Abs(Normal(random)));
            return new Bar(
                time,
                PriceOf(open),
                PriceOf(high),
                PriceOf(low),
                PriceOf(_logPrice),
                100_000 + random.Next(900_000)
            );
        }

        private static Price PriceOf(double logPrice) =>
            new(Math.Max(0.01m, Math.Round((decimal)Math.Exp(logPrice), 2)));
    }
}
