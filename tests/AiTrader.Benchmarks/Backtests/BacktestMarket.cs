using AiTrader.Prices;

namespace AiTrader.Benchmarks.Backtests;

/// <summary>Ten years of made-up daily bars of a hundred symbols.</summary>
internal static class BacktestMarket
{
    public const int SymbolCount = 100;
    public const int DayCount = 2_520;
    public const int BarCount = SymbolCount * DayCount;

    public static PriceSeries Read()
    {
        var random = new Random(20251001);
        var symbols = Enumerable.Range(1, SymbolCount).Select(number => Symbol.Parse($"SYM{number:000}")).ToArray();
        decimal[] closes = [.. symbols.Select(_ => 50m + random.Next(200))];
        return new InMemoryPriceSource(Bars(random, symbols, closes)).Read();
    }

    private static IEnumerable<SymbolBar> Bars(Random random, Symbol[] symbols, decimal[] closes)
    {
        var day = new DateOnly(2015, 1, 1);
        for (int i = 0; i < DayCount; i++, day = day.AddDays(1))
        {
            for (int s = 0; s < symbols.Length; s++)
            {
                decimal open = closes[s];
                decimal close = closes[s] = Math.Max(1, open + (random.Next(-200, 201) / 100m));
                yield return new SymbolBar(
                    symbols[s],
                    new Bar(
                        new TradingTime(day),
                        new Price(open),
                        new Price(Math.Max(open, close) + 0.25m),
                        new Price(Math.Min(open, close) - 0.25m),
                        new Price(close),
                        random.Next(1_000_000)
                    )
                );
            }
        }
    }
}
