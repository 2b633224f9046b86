namespace AiTrader.Core.Tests.Markets;

/// <summary>Moments and the clocks of markets.</summary>
public sealed class TradingTimeInstantTests
{
    [TestCase("2025-10-01T14:00:00+00:00", "2025-10-01 10:00:00")]
    [TestCase("2025-10-01T22:00:00+08:00", "2025-10-01 10:00:00")]
    [TestCase("2025-01-02T03:30:59.999+00:00", "2025-01-01 22:30:59")]
    public void A_moment_is_a_time_on_the_markets_clock(string moment, string expected) =>
        Assert.That(
            TradingTime.FromInstant(DateTimeOffset.Parse(moment, null), Market.Us),
            Is.EqualTo(TradingTime.Parse(expected))
        );

    [TestCase("2025-10-01 10:00:00", "2025-10-01T10:00:00-04:00")]
    [TestCase("2025-01-02 10:00:00", "2025-01-02T10:00:00-05:00")]
    public void A_time_is_a_moment_on_the_markets_clock(string time, string expected)
    {
        var moment = TradingTime.Parse(time).ToInstant(Market.Us);

        Assert.That(moment, Is.EqualTo(DateTimeOffset.Parse(expected, null)).WithSameOffset);
    }

    [Test]
    public void A_time_comes_back_from_its_moment([Range(0, 23)] int hour)
    {
        var time = new TradingTime(new DateOnly(2025, 6, 2), new TimeOnly(hour, 30, 15));

        Assert.That(
            Market.Known.Select(market => TradingTime.FromInstant(time.ToInstant(market), market)),
            Is.All.EqualTo(time)
        );
    }

    [Test]
    public void Of_the_hour_that_the_clock_shows_twice_it_is_the_first()
    {
        var twice = TradingTime.Parse("2025-11-02 01:30:00");

        Assert.Multiple(() =>
        {
            Assert.That(twice.ToInstant(Market.Us).Offset, Is.EqualTo(TimeSpan.FromHours(-4)));
            Assert.That(TradingTime.FromInstant(twice.ToInstant(Market.Us).AddHours(1), Market.Us), Is.EqualTo(twice));
        });
    }

    [Test]
    public void A_time_that_the_clock_skips_is_not_a_moment() =>
        Assert.That(
            () => TradingTime.Parse("2025-03-09 02:30:00").ToInstant(Market.Us),
            Throws.ArgumentException.With.Message.Contain("skips 2025-03-09 02:30:00")
        );

    [Test]
    public void A_day_is_not_a_moment()
    {
        Assert.That(
            () => TradingTime.Parse("2025-10-01").ToInstant(Market.Us),
            Throws.ArgumentException.With.Message.Contain("2025-10-01 is not one moment")
        );
        Assert.That(() => default(TradingTime).ToInstant(Market.Us), Throws.ArgumentException);
    }

    [Test]
    public void A_zone_that_this_machine_does_not_know_is_named() =>
        Assert.That(
            () => TradingTime.FromInstant(default, new Market("moon", "USD") { TimeZone = "Moon/Tranquility" }),
            Throws.ArgumentException.With.Message.Contain("Moon/Tranquility")
        );
}
