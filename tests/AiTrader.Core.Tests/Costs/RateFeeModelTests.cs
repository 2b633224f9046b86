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

    [TestCase(0.001, 5, 1_000, 5, 2_000, 0)]
    [TestCase(0.001, 5, 1_000, 5, 4_000, 0)]
    [TestCase(0.001, 5, 4_000, 5, 4_000, 3)]
    [TestCase(0.001, 5, 8_000, 8, 4_000, 4)]
    [TestCase(0, 5, 1_000, 5, 1_000, 0)]
    [TestCase(0.001, 0, 1_000, 7, 1_000, 0)]
    public void A_later_execution_pays_what_the_fee_of_its_order_has_grown_by(
        decimal rate,
        decimal minimum,
        decimal notionalBefore,
        decimal feesBefore,
        decimal notional,
        decimal fee
    ) =>
        Assert.That(
            new RateFeeModel(rate, new Money(minimum)).GetFee(
                Executions.At(notional, 1) with
                {
                    FilledBefore = new Quantity(10),
                    NotionalBefore = new Money(notionalBefore),
                    FeesBefore = new Money(feesBefore),
                }
            ),
            Is.EqualTo(new Money(fee))
        );

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void The_fees_of_all_executions_of_an_order_are_the_fee_of_one(int parts)
    {
        var model = new RateFeeModel(0.0003m, new Money(5));
        var (notional, fees) = (Money.Zero, Money.Zero);
        for (int part = 0; part < parts; part++)
        {
            var execution = Executions.At(101.37m, 210m / parts) with { NotionalBefore = notional, FeesBefore = fees };
            fees += model.GetFee(execution);
            notional += execution.Notional;
        }

        Assert.That(fees, Is.EqualTo(model.GetFee(Executions.At(101.37m, 210m))));
    }

    [TestCase(-0.001, 0)]
    [TestCase(1.001, 0)]
    [TestCase(0.001, -1)]
    public void A_value_out_of_range_is_refused(decimal rate, decimal minimum) =>
        Assert.That(() => new RateFeeModel(rate, new Money(minimum)), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void No_fee_is_nothing() =>
        Assert.That(new NoFeeModel().GetFee(Executions.At(10, 10)), Is.EqualTo(Money.Zero));
}
