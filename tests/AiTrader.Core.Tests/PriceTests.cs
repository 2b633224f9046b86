namespace AiTrader.Core.Tests;

public sealed class PriceTests
{
    [Test]
    public void The_smallest_decimal_above_zero_is_a_price() =>
        Assert.That(new Price(0.0000000000000000000000000001m).Value, Is.EqualTo(0.0000000000000000000000000001m));

    [TestCase("0")]
    [TestCase("-0.01")]
    [TestCase("-79228162514264337593543950335")]
    public void Zero_and_less_are_no_prices(string value) =>
        Assert.That(() => new Price(Number(value)), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Default_has_no_value() =>
        Assert.That(
            () => default(Price).Value,
            Throws.InvalidOperationException.With.Message.Contains("new Price(value)")
        );

    [Test]
    public void Default_costs_nothing_knowable() =>
        Assert.That(() => default(Price) * new Quantity(1), Throws.InvalidOperationException);

    [Test]
    public void Default_is_written_as_none() => Assert.That(default(Price).ToString(), Is.EqualTo("(none)"));

    [Test]
    public void Default_is_below_every_price() =>
        Assert.That(default(Price), Is.LessThan(new Price(0.0000000000000000000000000001m)));

    [Test]
    public void Default_has_no_multiple_and_no_ratio()
    {
        Assert.That(() => default(Price) * 2m, Throws.InvalidOperationException);
        Assert.That(() => new Price(1) / default(Price), Throws.InvalidOperationException);
    }

    [Test]
    public void A_price_times_a_factor_is_a_price()
    {
        Assert.That(new Price(50) * 1.02m, Is.EqualTo(new Price(51)));
        Assert.That(() => new Price(50) * 0m, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_price_over_a_price_is_a_ratio() => Assert.That(new Price(51) / new Price(50), Is.EqualTo(1.02m));

    [Test]
    public void Price_times_quantity_is_exact() =>
        Assert.That(new Price(256.515m) * new Quantity(3), Is.EqualTo(new Money(769.545m)));

    [Test]
    public void A_product_beyond_decimal_overflows() =>
        Assert.That(() => new Price(10) * new Quantity(decimal.MaxValue), Throws.TypeOf<OverflowException>());

    [TestCase("10.50", "10.5")]
    [TestCase("7156.00", "7156")]
    [TestCase("0.0000001", "0.0000001")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_price_is_written_plain_without_trailing_zeros(string value, string written) =>
        Assert.That(new Price(Number(value)).ToString(), Is.EqualTo(written));

    [Test]
    public void Prices_compare_by_value() =>
        Assert.That(
            (
                new Price(1) < new Price(2),
                new Price(2) > new Price(1),
                new Price(1.0m) <= new Price(1),
                new Price(1) >= new Price(1.00m),
                new Price(1) == new Price(1.000m)
            ),
            Is.EqualTo((true, true, true, true, true))
        );

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
