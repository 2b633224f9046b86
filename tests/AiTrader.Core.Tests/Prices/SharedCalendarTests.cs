using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

/// <summary>Symbols with a bar at every stamp share the market's calendar; the others keep their own.</summary>
public sealed class SharedCalendarTests
{
    [Test]
    public void A_symbol_that_lacks_a_day_finds_its_own_bars()
    {
        var series = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10)
            .Add("AAA", "2025-10-07", 11)
            .Add("AAA", "2025-10-08", 12)
            .Add("BBB", "2025-10-06", 20)
            .Add("BBB", "2025-10-08", 22)
            .Series;

        var bars = series.Find(Symbol.Parse("BBB"));
        Assert.Multiple(() =>
        {
            Assert.That(bars!.Find(TradingTime.Parse("2025-10-07")), Is.Null);
            Assert.That(bars!.FindOpen(TradingTime.Parse("2025-10-08")), Is.EqualTo(new Price(22)));
            Assert.That(bars!.CountBefore(TradingTime.Parse("2025-10-08")), Is.EqualTo(1));
        });
    }
}
