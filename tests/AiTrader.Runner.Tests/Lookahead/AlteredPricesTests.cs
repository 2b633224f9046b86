using AiTrader.Prices;
using AiTrader.Runner.Lookahead;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Lookahead;

/// <summary>Real until a time, other after it, whatever the way to that time was.</summary>
internal sealed class AlteredPricesTests
{
    private static IEnumerable<TestCaseData> Series =>
        [
            new TestCaseData(SyntheticPriceSource.Daily(3).Read()).SetArgDisplayNames("days"),
            new TestCaseData(SyntheticPriceSource.Hourly(3).Read()).SetArgDisplayNames("hours"),
            new TestCaseData(
                TestMarket
                    .UsWeek()
                    .Add("DDD", "2025-10-08", 20)
                    .Add("EEE", "2025-10-06", 30)
                    .Add("EEE", "2025-10-07", 31)
                    .List("FFF")
                    .Series
            ).SetArgDisplayNames("symbols that begin and end"),
        ];

    [TestCaseSource(nameof(Series))]
    public void Moving_forward_and_back_gives_what_a_copy_gives(PriceSeries real)
    {
        var prices = new AlteredPrices(real, new Draws(5));
        var random = new Random(7);
        for (int i = 0; i < 60; i++)
        {
            var time = real.Times[random.Next(real.Times.Count)];

            var moved = prices.MoveTo(time);

            Assert.That(AllOf(moved), Is.EqualTo(AllOf(prices.Copy(time, AlterationScope.All))), $"{time}");
        }
    }

    [TestCaseSource(nameof(Series))]
    public void What_is_known_is_real_and_nothing_later_is(PriceSeries real)
    {
        var prices = new AlteredPrices(real, new Draws(5));
        foreach (var time in real.Times.Where((_, i) => i % 7 == 0))
        {
            var moved = prices.MoveTo(time);
            foreach (var symbol in real.Symbols)
            {
                Bar[] was = [.. real.GetBars(symbol).ToArray()];
                Bar[] now = [.. moved.GetBars(symbol).ToArray()];
                Assert.That(now.Where(bar => bar.Time < time), Is.EqualTo(was.Where(bar => bar.Time < time)));
                Assert.That(moved.FindOpen(symbol, time), Is.EqualTo(real.FindOpen(symbol, time)));
                Assert.That(now.Where(bar => bar.Time > time).Intersect(was), Is.Empty);
                Assert.That(now.All(bar => bar.IsConsistent), Is.True);
                Assert.That(now, Is.Ordered.By(nameof(Bar.Time)));
            }
        }
    }

    [TestCaseSource(nameof(Series))]
    public void The_bar_that_has_begun_has_its_open_and_nothing_else(PriceSeries real)
    {
        var prices = new AlteredPrices(real, new Draws(5));
        foreach (var time in real.Times.Where((_, i) => i % 7 == 0))
        {
            var moved = prices.MoveTo(time);
            foreach (var symbol in real.Symbols)
            {
                if (real.FindBar(symbol, time) is not { } was || moved.FindBar(symbol, time) is not { } now)
                {
                    continue;
                }

                Assert.That(now.Open, Is.EqualTo(was.Open));
                Assert.That(now.High, Is.Not.EqualTo(was.High));
                Assert.That(now.Low, Is.Not.EqualTo(was.Low));
                Assert.That(now.Close, Is.Not.EqualTo(was.Close));
                Assert.That(now.Volume, Is.Not.EqualTo(was.Volume));
            }
        }
    }

    [Test]
    public void The_seed_decides()
    {
        var real = SyntheticPriceSource.Daily(3).Read();
        var time = real.Times[100];
        string[] Altered(int seed) => AllOf(new AlteredPrices(real, new Draws(seed)).MoveTo(time));

        string[] first = Altered(1);
        Assert.That(Altered(1), Is.EqualTo(first));
        Assert.That(Altered(2), Is.Not.EqualTo(first));
    }

    [Test]
    public void Symbols_are_left_out_invented_ended_and_continued()
    {
        var real = SyntheticPriceSource.Daily(3).Read();
        var prices = new AlteredPrices(real, new Draws(1));
        var last = real.Times[^1];
        var begun = real
            .Times.Select(time => (Time: time, Series: prices.MoveTo(time)))
            .Select(at => (at.Time, Ended: real.Symbols.Count(symbol => at.Series.GetBars(symbol)[^1].Time <= at.Time)))
            .ToList();

        Assert.That(begun.SkipLast(1).Sum(at => at.Ended), Is.GreaterThan(100), "Some end at once.");
        Assert.That(
            prices.MoveTo(last).Symbols.Except(real.Symbols).Select(symbol => symbol.Value),
            Is.EqualTo((string[])["0INVENTED", "ZZINVENTED"])
        );
        Assert.That(
            real.Symbols.Count(symbol => prices.MoveTo(last).GetBars(symbol)[^1].Time > last),
            Is.GreaterThan(0),
            "Some continue."
        );
    }

    private static string[] AllOf(PriceSeries series) =>
        [
            .. series.Symbols.SelectMany(symbol => series.GetBars(symbol).ToArray().Select(bar => $"{symbol} {bar}")),
            .. series.Symbols.Select(symbol => symbol.Value),
            .. series.Times.Select(time => $"{time}"),
            .. series.Actions.All.Select(action => $"{action}"),
        ];
}
