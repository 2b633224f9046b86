namespace AiTrader.Core.Tests;

public sealed class QuantityTests
{
    [Test]
    public void Default_is_zero() => Assert.That(default(Quantity), Is.EqualTo(new Quantity(0)));

    [Test]
    public void Less_than_zero_is_no_quantity() =>
        Assert.That(() => new Quantity(-0.0001m), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_difference_below_zero_is_refused() =>
        Assert.That(() => new Quantity(1) - new Quantity(2), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_sum_beyond_decimal_overflows() =>
        Assert.That(() => new Quantity(decimal.MaxValue) + new Quantity(1), Throws.TypeOf<OverflowException>());

    [Test]
    public void Sums_and_differences_are_exact() =>
        Assert.That(new Quantity(0.1m) + new Quantity(0.2m) - new Quantity(0.3m), Is.EqualTo(Quantity.Zero));

    [Test]
    public void A_negative_zero_is_zero() =>
        Assert.That(new Quantity(-0.0000m).Value, Is.Zero.And.Property("Scale").EqualTo(0));

    [Test]
    public void A_quantity_is_written_plain_without_trailing_zeros() =>
        Assert.That(new Quantity(100.500m).ToString(), Is.EqualTo("100.5"));

    [Test]
    public void Quantities_compare_by_value() =>
        Assert.That(
            (
                new Quantity(1) < new Quantity(2),
                new Quantity(2) > new Quantity(1),
                new Quantity(1.0m) <= new Quantity(1),
                new Quantity(1) >= new Quantity(1.00m)
            ),
            Is.EqualTo((true, true, true, true))
        );
}
