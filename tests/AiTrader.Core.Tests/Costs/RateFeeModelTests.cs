using AiTrader.Rules;

namespace AiTrader.Core.Tests.Costs;

public sealed class RateFeeModelTests
{
    [TestCase(0.001, 5, 100, 100, 10)]
    [TestCase(0.001, 5, 100, 10, 5)]
    [TestCase(0.001, 5, 100, 50, 5)]
    [TestCase(0, 0, 100, 10, 0)]
    [TestCase(0, 7, 100, 10, 7)]
    [TestCase(1, 0, 100, 10, 1000)]
    public void The_fee_is_a_share_of_the_notional_and_at_least_the_minimum(
        decimal rate,
        decimal minimum,
        decimal price,
        decimal quantity,
        decimal fee
    ) =>
        Assert.That(
            new RateFeeModel(rate, new Money(minimum)).GetFee(Executions.At(price, quantity)),
            Is.EqualTo(new Money(fee))
        );

    [TestCase(-0.001, 0)]
    [TestCase(1.001, 0)]
    [TestCase(0.001, -1)]
    public void A_value_out_of_range_is_refused(decimal rate, decimal minimum) =>
        Assert.That(() => new RateFeeModel(rate, new Money(minimum)), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void No_fee_is_nothing() =>
        Assert.That(new NoFeeModel().GetFee(Executions.At(10, 10)), Is.EqualTo(Money.Zero));
}
