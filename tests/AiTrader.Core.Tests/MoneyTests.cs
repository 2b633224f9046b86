using System.Numerics;

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

    [Test]
    public void An_amount_has_an_opposite_and_multiples()
    {
        Assert.That(-new Money(2.5m), Is.EqualTo(new Money(-2.5m)));
        Assert.That(new Money(1000) * 0.25m, Is.EqualTo(new Money(250)));
    }

    [Test]
    public void An_amount_over_a_price_is_how_many_units_it_buys() =>
        Assert.That(new Money(1000) / new Price(80), Is.EqualTo(12.5m));

    [Test]
    public void Amounts_and_quantities_are_summed_by_generic_code()
    {
        Assert.That(Sum([new Money(1), new Money(2)]), Is.EqualTo(new Money(3)));
        Assert.That(Sum([new Quantity(1), new Quantity(2)]), Is.EqualTo(new Quantity(3)));
    }

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

    private static T Sum<T>(IEnumerable<T> values)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> =>
        values.Aggregate(T.AdditiveIdentity, (sum, value) => sum + value);
}
