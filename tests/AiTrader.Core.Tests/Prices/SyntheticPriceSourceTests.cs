using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

public sealed class SyntheticPriceSourceTests
{
    [Test]
    public void The_same_seed_makes_the_same_bars()
    {
        var first = PriceFiles.Lines(SyntheticPriceSource.Daily(7).Read());
        var second = PriceFiles.Lines(SyntheticPriceSource.Daily(7).Read());

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void One_source_read_twice_makes_the_same_bars()
    {
        var source = SyntheticPriceSource.Hourly(7);
        var first = PriceFiles.Lines(source.Read());
        var second = PriceFiles.Lines(source.Read());

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Another_seed_makes_another_market() =>
        Assert.That(
            PriceFiles.Lines(SyntheticPriceSource.Daily(8).Read()),
            Is.Not.EqualTo(PriceFiles.Lines(SyntheticPriceSource.Daily(7).Read()))
        );

    [Test]
    public void There_are_a_dozen_symbols_that_never_existed() =>
        Assert.That(
            SyntheticPriceSource.Daily(7).Read().Symbols.Select(symbol => symbol.Value),
            Is.EqualTo(Enumerable.Range(1, 12).Select(number => $"SYN{number:00}"))
        );

    [Test]
    public void Days_are_the_working_days_of_two_years() =>
        Assert.That(
            SyntheticPriceSource.Daily(7).Read().Times.Select(time => time.Date.DayOfWeek),
            Has.Exactly(523).Items.And.None.AnyOf(DayOfWeek.Saturday, DayOfWeek.Sunday)
        );

    [Test]
    public void Every_day_is_traded_where_asked() =>
        Assert.That(SyntheticPriceSource.Daily(7, everyDay: true).Read().Times, Has.Count.EqualTo(366 + 365));

    [Test]
    public void Hours_are_six_a_day_of_a_quarter() =>
        Assert.That(
            SyntheticPriceSource.Hourly(7).Read().Times,
            Has.Count.EqualTo(66 * 6).And.All.Property("IsIntraday").True
        );

    [Test]
    public void Every_symbol_has_a_complete_bar_at_every_stamp([Values(1, 2, 3)] int seed)
    {
        var series = SyntheticPriceSource.Daily(seed).Read();

        Assert.That(
            (
                series.BarCount,
                series
                    .Symbols.SelectMany(symbol => BarsOf(series, symbol))
                    .All(bar => bar is { IsComplete: true, IsConsistent: true })
            ),
            Is.EqualTo((523 * 12, true))
        );
    }

    [Test]
    public void Prices_stay_within_what_shares_cost([Values(1, 2, 3)] int seed)
    {
        var series = SyntheticPriceSource.Daily(seed).Read();

        Assert.That(
            series.Symbols.SelectMany(symbol => BarsOf(series, symbol)).Select(bar => bar.Close!.Value.Value),
            Is.All.InRange(1, 5000)
        );
    }

    private static Bar[] BarsOf(PriceSeries series, Symbol symbol) => series.GetBars(symbol).ToArray();
}
