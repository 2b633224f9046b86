using AiTrader.Prices;

namespace AiTrader.Testing;

/// <summary>A small market whose prices a test writes down, bar by bar.</summary>
/// <param name="market">Its rules.</param>
public sealed class TestMarket(Market market)
{
    private readonly List<SymbolBar> _bars = [];
    private readonly List<Symbol> _universe = [];

    /// <summary>The rules.</summary>
    public Market Market { get; } = market;

    /// <summary>The prices.</summary>
    public PriceSeries Series => new InMemoryPriceSource(_bars, _universe).Read();

    /// <summary>The prices as of any context.</summary>
    public AsOfMarketData MarketData => new(Market, Series);

    /// <summary>
    /// US shares <c>AAA</c> (opens at 10, 11, 12, 13, 14), <c>BBB</c> (100, 99, 98, 97, 96) and <c>CCC</c> (50
    /// throughout) on the five
    /// days from Monday 2025-10-06; each closes half a dollar above its open.
    /// </summary>
    public static TestMarket UsWeek()
    {
        var week = new TestMarket(Market.Us);
        for (int day = 0; day < 5; day++)
        {
            string time = $"2025-10-{6 + day:00}";
            week.Add("AAA", time, 10 + day).Add("BBB", time, 100 - day).Add("CCC", time, 50);
        }

        return week;
    }

    /// <summary>The same prices as <see cref="UsWeek"/>, but as the hours from 10:00 of Monday 2025-10-06.</summary>
    public static TestMarket UsHours()
    {
        var hours = new TestMarket(Market.Us);
        for (int hour = 0; hour < 5; hour++)
        {
            string time = $"2025-10-06 {10 + hour:00}:00";
            hours.Add("AAA", time, 10 + hour).Add("BBB", time, 100 - hour).Add("CCC", time, 50);
        }

        return hours;
    }

    /// <summary>Adds a bar that opens at a price and closes half a unit above it.</summary>
    public TestMarket Add(string symbol, string time, decimal open) => Add(symbol, time, open, open + 0.5m);

    /// <summary>Adds a bar that opens and closes at two prices, which are also its low and high.</summary>
    public TestMarket Add(string symbol, string time, decimal open, decimal close) =>
        Add(
            symbol,
            new Bar(
                TradingTime.Parse(time),
                new Price(open),
                new Price(Math.Max(open, close)),
                new Price(Math.Min(open, close)),
                new Price(close),
                1000
            )
        );

    /// <summary>Adds a bar.</summary>
    public TestMarket Add(string symbol, Bar bar)
    {
        _bars.Add(new SymbolBar(Symbol.Parse(symbol), bar));
        return this;
    }

    /// <summary>Adds a symbol that may have no bar.</summary>
    public TestMarket List(string symbol)
    {
        _universe.Add(Symbol.Parse(symbol));
        return this;
    }
}
