using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

public sealed class OrderNotionalRuleTests
{
    private static readonly OrderNotionalRule Rule = new(new Money(110));

    [TestCase(10, null)]
    [TestCase(11, "order_notional")]
    public void A_buy_is_worth_at_most_the_limit(decimal quantity, string? code) =>
        Assert.That(Rule.Check(Week().Buy("2025-10-07", "AAA", quantity))?.Code, Is.EqualTo(code));

    [TestCase(10, null)]
    [TestCase(11, "order_notional")]
    public void A_sell_is_too(decimal quantity, string? code) =>
        Assert.That(
            Rule.Check(Week().Bought("2025-10-06", "AAA", 20).Sell("2025-10-07", "AAA", quantity))?.Code,
            Is.EqualTo(code)
        );

    [Test]
    public void The_fee_does_not_count() =>
        Assert.That(Rule.Check(Week().Buy("2025-10-07", "AAA", 10, fee: 5)), Is.Null);

    [Test]
    public void A_denial_says_the_numbers() =>
        Assert.That(
            Rule.Check(Week().Buy("2025-10-07", "AAA", 11))?.Message,
            Is.EqualTo("The order is worth 121; an order may be worth 110.")
        );

    [Test]
    public void What_no_decimal_holds_is_beyond_any_limit() =>
        Assert.That(
            Rule.Check(Week().Buy("2025-10-07", "AAA", 1e28m))?.Message,
            Is.EqualTo("The order is worth more than any limit; an order may be worth 110.")
        );

    [TestCase(0)]
    [TestCase(-1)]
    public void A_limit_is_positive(decimal limit) =>
        Assert.That(() => new OrderNotionalRule(new Money(limit)), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static Proposals Week() => new(TestMarket.UsWeek(), 1000, "2025-10-06");
}
