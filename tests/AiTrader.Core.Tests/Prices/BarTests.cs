using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

public sealed class BarTests
{
    private static readonly TradingTime Day = TradingTime.Parse("2025-10-01");

    [Test]
    public void What_is_given_is_there() =>
        Assert.That(
            Values(new Bar(Day, new Price(10), new Price(12), new Price(9), new Price(11), 0)),
            Is.EqualTo(new decimal?[] { 10, 12, 9, 11, 0 })
        );

    [Test]
    public void What_is_not_given_is_absent_and_not_zero() => Assert.That(Values(new Bar(Day, null)), Is.All.Null);

    [Test]
    public void Default_has_no_values() => Assert.That(Values(default), Is.All.Null);

    [Test]
    public void Default_has_no_time() => Assert.That(default(Bar).Time, Is.EqualTo(default(TradingTime)));

    [TestCase("-1")]
    [TestCase("-0.0001")]
    [TestCase("79228162514264337593543950335")]
    public void A_volume_below_zero_or_beyond_all_is_refused(string volume) =>
        Assert.That(
            () => new Bar(Day, null, volume: decimal.Parse(volume, System.Globalization.CultureInfo.InvariantCulture)),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void A_price_that_is_default_is_refused() =>
        Assert.That(() => new Bar(Day, default(Price)), Throws.InvalidOperationException);

    [Test]
    public void A_bar_with_every_value_is_complete() =>
        Assert.That(new Bar(Day, new Price(10), new Price(12), new Price(9), new Price(11), 0).IsComplete, Is.True);

    [Test]
    public void A_bar_with_an_open_alone_is_not_complete() =>
        Assert.That(new Bar(Day, new Price(10)).IsComplete, Is.False);

    [TestCase(10, 12, 9, 11, true)]
    [TestCase(10, 10, 10, 10, true)]
    [TestCase(10, 11, 9, 12, false)]
    [TestCase(13, 12, 9, 11, false)]
    [TestCase(8, 12, 9, 11, false)]
    [TestCase(10, 12, 9, 8, false)]
    [TestCase(0, 12, 13, 0, false)]
    [TestCase(0, 12, 9, 0, true)]
    [TestCase(10, 0, 9, 0, true)]
    [TestCase(10, 0, 11, 0, false)]
    [TestCase(10, 9, 0, 0, false)]
    [TestCase(10, 0, 0, 0, true)]
    public void The_low_is_the_lowest_and_the_high_the_highest_of_the_prices_there_are(
        decimal open,
        decimal high,
        decimal low,
        decimal close,
        bool consistent
    ) =>
        Assert.That(
            new Bar(Day, PriceOf(open), PriceOf(high), PriceOf(low), PriceOf(close)).IsConsistent,
            Is.EqualTo(consistent)
        );

    private static Price? PriceOf(decimal value) => value == 0 ? null : new Price(value);

    private static decimal?[] Values(Bar bar) =>
        [bar.Open?.Value, bar.High?.Value, bar.Low?.Value, bar.Close?.Value, bar.Volume];
}
