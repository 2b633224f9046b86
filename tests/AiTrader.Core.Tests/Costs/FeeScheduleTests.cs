using AiTrader.Rules;

namespace AiTrader.Core.Tests.Costs;

/// <summary>The fees of markets, on the day of an execution and over the executions of an order.</summary>
public sealed class FeeScheduleTests
{
    [TestCase("2020-01-02", 0.0221, TestName = "Before the first date that is known, the first rate is charged")]
    [TestCase("2021-02-24", 0.0221)]
    [TestCase("2021-02-25", 0.0051)]
    [TestCase("2025-05-13", 0.0278)]
    [TestCase("2025-05-14", 0)]
    [TestCase("2026-04-04", 0.0206)]
    public void The_SEC_fee_of_a_sell_is_that_of_its_day(string day, decimal fee) =>
        Assert.That(
            KnownFees.Us.Components[0].Of(Executions.Of(OrderSide.Sell, day, 10, 100)),
            Is.EqualTo(fee),
            "of 1,000 dollars"
        );

    [TestCase("2025-10-06", 1_000, 0.166)]
    [TestCase("2025-10-06", 50_000, 8.30)]
    [TestCase("2025-10-06", 60_000, 8.30)]
    [TestCase("2026-01-02", 1_000, 0.195)]
    [TestCase("2026-01-02", 100_000, 9.79)]
    public void The_trading_activity_fee_is_for_a_share_and_has_a_maximum(string day, decimal quantity, decimal fee) =>
        Assert.That(FeeOf(KnownFees.Us, "FINRA TAF", Executions.Of(OrderSide.Sell, day, 1, quantity)), Is.EqualTo(fee));

    [Test]
    public void A_buy_of_US_shares_is_free() =>
        Assert.That(
            new FeeScheduleModel(KnownFees.Us).GetFee(Executions.Of(OrderSide.Buy, "2024-06-03", 100, 10)),
            Is.EqualTo(Money.Zero)
        );

    [TestCase(
        OrderSide.Buy,
        "2025-10-06",
        10_000,
        5.1,
        TestName = "The minimum of the commission and the transfer fee"
    )]
    [TestCase(OrderSide.Buy, "2025-10-06", 100_000, 26)]
    [TestCase(OrderSide.Sell, "2025-10-06", 100_000, 76)]
    [TestCase(OrderSide.Sell, "2023-08-27", 100_000, 126)]
    [TestCase(OrderSide.Sell, "2023-08-28", 100_000, 76)]
    [TestCase(OrderSide.Buy, "2022-04-28", 100_000, 27)]
    [TestCase(OrderSide.Buy, "2022-04-29", 100_000, 26)]
    public void A_shares_pay_commission_stamp_duty_and_transfer_fee(
        OrderSide side,
        string day,
        decimal notional,
        decimal fee
    ) =>
        Assert.That(
            new FeeScheduleModel(KnownFees.ChinaA).GetFee(Executions.Of(side, day, notional / 100, 100)),
            Is.EqualTo(new Money(fee))
        );

    [Test]
    public void Crypto_currencies_pay_the_rate_of_a_taker() =>
        Assert.That(
            new FeeScheduleModel(KnownFees.Crypto).GetFee(Executions.Of(OrderSide.Buy, "2025-10-06", 30_000, 0.5m)),
            Is.EqualTo(new Money(15))
        );

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(10)]
    public void The_minimum_is_paid_once_an_order_in_however_many_executions(int parts)
    {
        var model = new FeeScheduleModel(KnownFees.ChinaA);
        var (filled, notional, fees) = (Quantity.Zero, Money.Zero, Money.Zero);
        for (int part = 0; part < parts; part++)
        {
            var execution = Executions.Of(OrderSide.Sell, "2025-10-06", 33.33m, 3_000m / parts) with
            {
                FilledBefore = filled,
                NotionalBefore = notional,
                FeesBefore = fees,
            };
            (filled, notional) = (filled + execution.Quantity, notional + execution.Notional);
            fees += model.GetFee(execution);
        }

        Assert.That(fees, Is.EqualTo(model.GetFee(Executions.Of(OrderSide.Sell, "2025-10-06", 33.33m, 3_000m))));
    }

    [Test]
    public void Every_fee_that_is_known_names_its_source() =>
        Assert.That(
            KnownFees.All.SelectMany(schedule => schedule.Components).Select(component => component.Source),
            Has.All.Length.GreaterThan(20)
        );

    [TestCaseSource(nameof(Names))]
    public void The_fees_of_each_known_market_are_found_by_its_name(string market) =>
        Assert.That(KnownFees.Find(market)?.Name, Is.EqualTo(market));

    [Test]
    public void A_history_that_is_empty_or_out_of_order_is_refused()
    {
        var first = new DatedFee { From = new DateOnly(2024, 1, 1), Rate = 0.1m };

        Assert.That(() => new FeeComponent("fee", []), Throws.ArgumentException);
        Assert.That(() => new FeeComponent("fee", [first, first]), Throws.ArgumentException);
        Assert.That(() => new FeeSchedule("none", []), Throws.ArgumentException);
        Assert.That(() => new FeeSchedule("not a name", [new FeeComponent("fee", [first])]), Throws.ArgumentException);
    }

    private static IEnumerable<string> Names() => Market.Known.Select(market => market.Name);

    private static decimal FeeOf(FeeSchedule schedule, string name, FeeArguments execution) =>
        schedule.Components.Single(component => component.Name == name).Of(execution);
}
