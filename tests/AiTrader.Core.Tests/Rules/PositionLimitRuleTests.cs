using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

public sealed class PositionLimitRuleTests
{
    private static readonly PositionLimitRule Fifth = new(0.2m);

    [TestCase(20, null)]
    [TestCase(21, "position_limit")]
    public void A_position_is_worth_at_most_its_share_of_the_equity(decimal quantity, string? code) =>
        Assert.That(Fifth.Check(Week().Buy("2025-10-06", "AAA", quantity))?.Code, Is.EqualTo(code));

    // 10 bought at 10, worth 11 each now: the equity is 1010 and the limit 202.
    [TestCase(8, null)]
    [TestCase(9, "position_limit")]
    public void What_is_held_counts_at_the_price_of_now(decimal quantity, string? code) =>
        Assert.That(
            Fifth.Check(Week().Bought("2025-10-06", "AAA", 10).Buy("2025-10-07", "AAA", quantity))?.Code,
            Is.EqualTo(code)
        );

    [Test]
    public void Another_position_does_not_count() =>
        Assert.That(Fifth.Check(Week().Bought("2025-10-06", "BBB", 9).Buy("2025-10-06", "AAA", 10)), Is.Null);

    [Test]
    public void A_sell_is_never_denied() =>
        Assert.That(Fifth.Check(Week().Bought("2025-10-06", "AAA", 100).Sell("2025-10-07", "AAA", 1)), Is.Null);

    [Test]
    public void A_denial_says_the_numbers() =>
        Assert.That(
            new PositionLimitRule(0.125m).Check(Week().Buy("2025-10-06", "AAA", 21))?.Message,
            Is.EqualTo("The position in AAA would be worth 210; at most 125 (12.5 % of the equity) is allowed.")
        );

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void A_share_is_more_than_0_and_at_most_1(decimal share) =>
        Assert.That(() => new PositionLimitRule(share), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static Proposals Week() => new(TestMarket.UsWeek(), 1000, "2025-10-06");
}
