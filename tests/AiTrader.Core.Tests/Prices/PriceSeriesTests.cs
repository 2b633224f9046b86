using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

public sealed class PriceSeriesTests
{
    private static readonly PriceSeries Series = TestMarket.UsWeek().Add("DDD", "2025-10-08", 5).List("EEE").Series;

    [Test]
    public void The_universe_is_in_ordinal_order() =>
        Assert.That(
            Series.Symbols.Select(symbol => symbol.Value),
            Is.EqualTo(new[] { "AAA", "BBB", "CCC", "DDD", "EEE" })
        );

    [Test]
    public void A_refused_bar_is_named_by_its_source_and_its_number()
    {
        var bar = new SymbolBar(Symbol.Parse("AAA"), new Bar(TradingTime.Parse("2025-10-06"), new Price(10)));

        Assert.That(
            () => PriceSeries.FromBars([bar, bar], "exchange.txt"),
            Throws.TypeOf<DataFileException>().With.Message.StartsWith("exchange.txt, line 2: ")
        );
    }

    [Test]
    public void The_calendar_has_each_stamp_once_in_order() =>
        Assert.That(
            Series.Times.Select(time => time.ToString()),
            Is.EqualTo(new[] { "2025-10-06", "2025-10-07", "2025-10-08", "2025-10-09", "2025-10-10" })
        );

    [Test]
    public void Bars_are_counted_over_all_symbols() => Assert.That(Series.BarCount, Is.EqualTo(16));

    [Test]
    public void A_symbol_that_is_not_there_is_not_found() =>
        Assert.That(Series.Contains(Symbol.Parse("XXX")), Is.False);

    [TestCase("2025-10-05", 0)]
    [TestCase("2025-10-06", 0)]
    [TestCase("2025-10-08", 2)]
    [TestCase("2025-10-11", 5)]
    public void Bars_before_a_time_are_counted(string time, int count)
    {
        var bars = Series.Find(Symbol.Parse("AAA"))!;

        Assert.That(bars.CountBefore(TradingTime.Parse(time)), Is.EqualTo(count));
    }

    [Test]
    public void A_bar_is_found_by_its_symbol_and_its_exact_stamp_alone() =>
        Assert.That(
            new[] { ("DDD", "2025-10-08"), ("DDD", "2025-10-09"), ("EEE", "2025-10-08"), ("XXX", "2025-10-08") }.Select(
                asked => Series.FindBar(Symbol.Parse(asked.Item1), TradingTime.Parse(asked.Item2))?.Open
            ),
            Is.EqualTo(new Price?[] { new Price(5), null, null, null })
        );

    [Test]
    public void An_open_is_found_where_there_is_one() =>
        Assert.That(
            new[] { ("DDD", "2025-10-08"), ("DDD", "2025-10-09"), ("EEE", "2025-10-08"), ("XXX", "2025-10-08") }.Select(
                asked => Series.FindOpen(Symbol.Parse(asked.Item1), TradingTime.Parse(asked.Item2))
            ),
            Is.EqualTo(new Price?[] { new Price(5), null, null, null })
        );

    [Test]
    public void A_symbol_without_bars_or_unknown_has_none()
    {
        Assert.That(Series.GetBars(Symbol.Parse("DDD")).Length, Is.EqualTo(1));
        Assert.That(Series.GetBars(Symbol.Parse("EEE")).IsEmpty, Is.True);
        Assert.That(Series.GetBars(Symbol.Parse("XXX")).IsEmpty, Is.True);
    }

    [Test]
    public void A_bar_can_lack_figures_anywhere()
    {
        var lacking = new Bar(TradingTime.Parse("2025-10-06"), null, new Price(12), volume: 5);

        var series = new TestMarket(Market.Us).Add("AAA", lacking).Add("AAA", "2025-10-07", 10).Series;

        Assert.That(series.FindBar(Symbol.Parse("AAA"), lacking.Time), Is.EqualTo(lacking));
    }
}
