using System.Globalization;
using System.Runtime.CompilerServices;
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
            () => new Bar(Day, null, volume: decimal.Parse(volume, CultureInfo.InvariantCulture)),
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

    [Test]
    public void A_bar_has_at_most_48_bytes() => Assert.That(Unsafe.SizeOf<Bar>(), Is.AtMost(48));

    [TestCase("10", "12", "9", "11", "0")]
    [TestCase("10.50", "12.000", "9.1", "11", "1000.0")]
    [TestCase("", "12", "9", "11", "5")]
    [TestCase("2199023255551", "2199023255552", "", "1", "")]
    [TestCase("", "2199023255552", "2199023255551", "", "9223372036854775806")]
    [TestCase(
        "0.0000000000000000000000000001",
        "79228162514264337593543950335",
        "",
        "1",
        "9999999999999999999999999999"
    )]
    [TestCase(
        "9223372036854775807",
        "9223372036854775807",
        "9223372036854775806",
        "9223372036854775807",
        "9223372036854775807"
    )]
    [TestCase("256.5150", "98765432109876543210.12345678", "1.0000000000000000000000000000", "256.51", "0.00")]
    [TestCase("4398046511104", "6597069766655", "2199023255553", "4398046511104", "1")]
    [TestCase("4398046511104", "6597069766656", "2199023255552", "4398046511105", "1")]
    public void Each_value_comes_back_with_all_its_digits(
        string open,
        string high,
        string low,
        string close,
        string volume
    )
    {
        var texts = (string[])[open, high, low, close, volume];
        var values = Array.ConvertAll(texts, DecimalOf);

        foreach (string time in (string[])["0001-01-01", "2025-10-01 09:30:15", "9999-12-31 23:59:59"])
        {
            var bar = new Bar(
                TradingTime.Parse(time),
                PriceOf(values[0] ?? 0),
                PriceOf(values[1] ?? 0),
                PriceOf(values[2] ?? 0),
                PriceOf(values[3] ?? 0),
                values[4]
            );

            Assert.That(bar.Time, Is.EqualTo(TradingTime.Parse(time)));
            Assert.That(Array.ConvertAll(Values(bar), TextOf), Is.EqualTo(Array.ConvertAll(values, TextOf)));
        }
    }

    [Test]
    public void Bars_with_equal_values_are_equal_however_many_zeros_they_end_in()
    {
        var one = new Bar(Day, new Price(10.5m), new Price(12), new Price(9), new Price(11), 1_000);
        var other = new Bar(
            Day,
            new Price(10.5000000000000000000000000000m),
            new Price(12.00m),
            new Price(9.0m),
            new Price(11),
            1_000.000m
        );

        Assert.That((one, one.GetHashCode()), Is.EqualTo((other, other.GetHashCode())));
        Assert.That(one, Is.Not.EqualTo(new Bar(Day, new Price(10.5m), new Price(12), new Price(9), new Price(11))));
        Assert.That(one, Is.Not.EqualTo(new Bar(Day, null, new Price(12), new Price(9), new Price(11), 1_000)));
    }

    private static decimal? DecimalOf(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string TextOf(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static Price? PriceOf(decimal value) => value == 0 ? null : new Price(value);

    private static decimal?[] Values(Bar bar) =>
        [bar.Open?.Value, bar.High?.Value, bar.Low?.Value, bar.Close?.Value, bar.Volume];
}
