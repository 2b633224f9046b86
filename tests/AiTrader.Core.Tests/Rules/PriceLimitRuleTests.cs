using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>Price limits of A shares at an open.</summary>
public sealed class PriceLimitRuleTests
{
    private static readonly PriceLimitRule Rule = new();

    [TestCase(10.99, null)]
    [TestCase(11.00, DenialCodes.PriceLimit)]
    [TestCase(11.50, DenialCodes.PriceLimit)]
    public void At_the_upper_limit_nothing_is_bought(double open, string? code)
    {
        var proposals = new Proposals(Opening(open), 100_000, "2025-10-06").Bought("2025-10-06", "600519.SH", 100);

        Assert.That(Rule.Check(proposals.Buy("2025-10-07", "600519.SH", 100))?.Code, Is.EqualTo(code));
        Assert.That(Rule.Check(proposals.Sell("2025-10-07", "600519.SH", 100)), Is.Null);
    }

    [TestCase(9.01, null)]
    [TestCase(9.00, DenialCodes.PriceLimit)]
    [TestCase(8.00, DenialCodes.PriceLimit)]
    public void At_the_lower_limit_nothing_is_sold(double open, string? code)
    {
        var proposals = new Proposals(Opening(open), 100_000, "2025-10-06").Bought("2025-10-06", "600519.SH", 100);

        Assert.That(Rule.Check(proposals.Sell("2025-10-07", "600519.SH", 100))?.Code, Is.EqualTo(code));
        Assert.That(Rule.Check(proposals.Buy("2025-10-07", "600519.SH", 100)), Is.Null);
    }

    [Test]
    public void The_message_names_the_open_and_the_limit() =>
        Assert.That(
            Rule.Check(
                new Proposals(Opening(11.2), 100_000, "2025-10-06").Buy("2025-10-07", "600519.SH", 100)
            )?.Message,
            Is.EqualTo("600519.SH opens at 11.2; nothing can be bought at its upper price limit of 11.")
        );

    [Test]
    public void An_order_that_can_rest_waits_for_another_price()
    {
        var buy = new Proposals(Opening(11), 100_000, "2025-10-06").Buy("2025-10-07", "600519.SH", 100);

        Assert.That(Rule.Check(buy with { Order = buy.Order with { Terms = OrderTerms.Limit(12) } }), Is.Null);
    }

    [Test]
    public void Without_a_close_of_an_earlier_day_there_is_no_limit()
    {
        var market = new TestMarket(Market.ChinaA).Add("600519.SH", "2025-10-06", 10, 10);

        Assert.That(
            Rule.Check(new Proposals(market, 100_000, "2025-10-06").Buy("2025-10-06", "600519.SH", 100)),
            Is.Null
        );
    }

    [Test]
    public void Within_a_day_the_close_before_is_that_of_the_day_before()
    {
        var market = new TestMarket(Market.ChinaA)
            .Add("600519.SH", "2025-10-06 14:00", 10, 10)
            .Add("600519.SH", "2025-10-07 10:00", 10, 10.9m)
            .Add("600519.SH", "2025-10-07 11:00", 11, 11);

        Assert.That(
            Rule.Check(
                new Proposals(market, 100_000, "2025-10-06 14:00").Buy("2025-10-07 11:00", "600519.SH", 100)
            )?.Code,
            Is.EqualTo(DenialCodes.PriceLimit)
        );
    }

    [Test]
    public void A_market_without_limits_is_not_restricted()
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-06", 10, 10).Add("AAA", "2025-10-07", 30);

        Assert.That(Rule.Check(new Proposals(market, 1_000, "2025-10-06").Buy("2025-10-07", "AAA", 1)), Is.Null);
    }

    [Test]
    public void The_rule_is_asked_after_the_one_that_needs_a_price()
    {
        var rules = RuleBook.Standard.With(priceLimits: true, oddLots: true).Rules;

        Assert.That(
            rules.Select(rule => rule.GetType()),
            Is.EqualTo([
                typeof(InvalidQuantityRule),
                typeof(InvalidPriceRule),
                typeof(UnknownSymbolRule),
                typeof(LotSizeRule),
                typeof(FractionalQuantityRule),
                typeof(NoPriceRule),
                typeof(PriceLimitRule),
                typeof(InsufficientCashRule),
                typeof(InsufficientHoldingRule),
                typeof(SettlementRule),
            ])
        );
        Assert.That(rules[3], Is.InstanceOf<LotSizeRule>().With.Property(nameof(LotSizeRule.OddLots)).True);
        Assert.That(RuleBook.Standard.With(priceLimits: false, oddLots: false), Is.SameAs(RuleBook.Standard));
    }

    // Closes at 10 on Monday.
    private static TestMarket Opening(double open) =>
        new TestMarket(Market.ChinaA)
            .Add("600519.SH", "2025-10-06", 10, 10)
            .Add("600519.SH", "2025-10-07", (decimal)open);
}
