using AiTrader.Prices;

namespace AiTrader.Crashing;

/// <summary>
/// Bars of three symbols that jump about, some of them without a figure, in days or in hours of days.
/// </summary>
public static class RandomMarket
{
    private const int Days = 8;
    private const int HoursADay = 3;

    /// <summary>The bars of a seed.</summary>
    public static IReadOnlyList<SymbolBar> Bars(int seed) => Bars(seed, Days);

    /// <summary>The bars of a seed for a number of days; those of fewer days are their beginning.</summary>
    public static IReadOnlyList<SymbolBar> Bars(int seed, int days)
    {
        var random = new Random(seed);
        bool isHourly = seed % 2 == 0;
        var prices = new decimal[] { 10, 20, 40 };
        var bars = new List<SymbolBar>();
        foreach (var time in Times(isHourly, days))
        {
            for (int i = 0; i < prices.Length; i++)
            {
                decimal open = Moved(prices[i], random);
                decimal close = prices[i] = Moved(open, random);
                if (random.Next(12) != 0 || time.Date.Day == 1)
                {
                    bars.Add(new(Symbol.Parse($"{(char)('A' + i)}"), BarOf(time, open, close, random)));
                }
            }
        }

        return bars;
    }

    /// <summary>The splits and dividends of a seed; every third seed has some, also on days without a bar.</summary>
    public static CorporateActions Actions(int seed)
    {
        var random = new Random(~seed);
        if (seed % 3 != 0)
        {
            return CorporateActions.None;
        }

        decimal[] ratios = [2, 4, 1.5m, 0.5m, 0.05m, 1 / 3m];
        return CorporateActions.Create(
            Enumerable
                .Range(2, Days)
                .SelectMany(day => Enumerable.Range(0, 3).Select(i => (Day: new DateOnly(2025, 9, day), i)))
                .Where(_ => random.Next(4) == 0)
                .Select(at => (at.Day, Symbol: Symbol.Parse($"{(char)('A' + at.i)}")))
                .SelectMany(at =>
                    new[]
                    {
                        CorporateAction.CreateDividend(
                            at.Day,
                            at.Symbol,
                            random.Next(1, 400) / 100m,
                            random.Next(3) == 0 ? null : at.Day.AddDays(random.Next(5))
                        ),
                        CorporateAction.CreateSplit(at.Day, at.Symbol, ratios[random.Next(ratios.Length)]),
                    }.Where(_ => random.Next(3) > 0)
                )
        );
    }

    private static IEnumerable<TradingTime> Times(bool isHourly, int days)
    {
        for (int day = 0; day < days; day++)
        {
            var date = new DateOnly(2025, 9, 1).AddDays(day);
            for (int hour = 0; hour < (isHourly ? HoursADay : 1); hour++)
            {
                yield return isHourly ? new TradingTime(date, new TimeOnly(10 + hour, 0)) : new TradingTime(date);
            }
        }
    }

    private static decimal Moved(decimal price, Random random) =>
        Math.Max(1, Math.Round(price * (1 + ((decimal)(random.NextDouble() - 0.5) / 5)), 2));

    private static Bar BarOf(TradingTime time, decimal open, decimal close, Random random)
    {
        decimal high = Math.Max(open, close) + (random.Next(60) / 100m);
        decimal low = Math.Max(0.01m, Math.Min(open, close) - (random.Next(60) / 100m));
        bool Has() => random.Next(15) != 0;
        return new Bar(
            time,
            Has() ? new Price(open) : null,
            Has() ? new Price(high) : null,
            Has() ? new Price(low) : null,
            Has() ? new Price(close) : null,
            Has() ? random.Next(400) : null
        );
    }
}
