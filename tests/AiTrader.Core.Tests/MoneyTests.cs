namespace AiTrader.Core.Tests;

public sealed class MoneyTests
{
    [Test]
    public void Default_is_nothing() => Assert.That(default(Money), Is.EqualTo(new Money(0)));

    [Test]
    public void Money_may_be_negative() => Assert.That(new Money(1) - new Money(2.5m), Is.EqualTo(new Money(-1.5m)));

    [Test]
    public void Sums_are_exact() => Assert.That(new Money(0.1m) + new Money(0.2m), Is.EqualTo(new Money(0.3m)));

    [Test]
    public void A_sum_beyond_decimal_overflows() =>
        Assert.That(() => new Money(decimal.MaxValue) + new Money(1), Throws.TypeOf<OverflowException>());

    [Test]
    public void A_difference_beyond_decimal_overflows() =>
        Assert.That(() => new Money(decimal.MinValue) - new Money(1), Throws.TypeOf<OverflowException>());

    [TestCase("-0.50", "-0.5")]
    [TestCase("0.000", "0")]
    [TestCase("10000.00", "10000")]
    public void Money_is_written_plain_without_trailing_zeros(string value, string written) =>
        Assert.That(
            new Money(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString(),
            Is.EqualTo(written)
        );

    [Test]
    public void Amounts_compare_by_value() =>
        Assert.That(
            (
                new Money(-1) < new Money(0),
                new Money(2) > new Money(1),
                new Money(1.0m) <= new Money(1),
                new Money(1) >= new Money(1.00m)
            ),
            Is.EqualTo((true, true, true, true))
        );
}
