using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>The rules that enforce a mandate, one by one.</summary>
public sealed class MandateRuleTests
{
    private static readonly TestMarket Week = TestMarket.UsWeek();

    [TestCase("AAA", null)]
    [TestCase("BBB", DenialCodes.Universe)]
    public void Only_the_symbols_of_the_universe_are_bought(string symbol, string? code) =>
        Assert.That(
            new UniverseRule([Symbol.Parse("AAA")]).Check(Begin(1_000).Buy("2025-10-06", symbol, 1))?.Code,
            Is.EqualTo(code)
        );

    [TestCase(100, "S000, S001, ", "S098, S099 can.")]
    [TestCase(7_400, "S000, S001, ", "S098, S099 and 7300 more can.")]
    public void A_denial_names_a_hundred_symbols_at_most(int count, string first, string last) =>
        Assert.That(
            new UniverseRule(Enumerable.Range(0, count).Select(number => Symbol.Parse($"S{number:D3}")))
                .Check(Begin(1_000).Buy("2025-10-06", "AAA", 1))
                ?.Message,
            Does.Contain(first).And.EndsWith(last)
        );

    [Test]
    public void What_is_held_of_others_can_be_sold() =>
        Assert.That(
            new UniverseRule([Symbol.Parse("AAA")]).Check(
                Begin(1_000).Bought("2025-10-06", "BBB", 1).Sell("2025-10-07", "BBB", 1)
            ),
            Is.Null
        );

    [Test]
    public void A_session_has_as_many_orders_as_the_limit_and_the_next_one_begins_at_zero()
    {
        var rule = new OrdersPerSessionRule(2);
        var proposals = Begin(1_000).Bought("2025-10-07", "AAA", 1);

        Assert.That(rule.Check(proposals.Buy("2025-10-07", "AAA", 1)), Is.Null);
        proposals = proposals.Bought("2025-10-07", "AAA", 1);
        Assert.That(rule.Check(proposals.Sell("2025-10-07", "AAA", 1))?.Code, Is.EqualTo(DenialCodes.OrdersPerSession));
        Assert.That(rule.Check(proposals.Buy("2025-10-08", "AAA", 1)), Is.Null);
    }

    [TestCase("2025-10-07", null)]
    [TestCase("2025-10-08", DenialCodes.MandateEnded)]
    public void After_the_last_day_nothing_is_traded(string day, string? code)
    {
        var rule = new MandateEndRule(new DateOnly(2025, 10, 7));
        var proposals = Begin(1_000).Bought("2025-10-06", "AAA", 1);

        Assert.That(rule.Check(proposals.Buy(day, "AAA", 1))?.Code, Is.EqualTo(code));
        Assert.That(rule.Check(proposals.Sell(day, "AAA", 1))?.Code, Is.EqualTo(code));
    }

    // BBB falls from 100 by 1 a day: of 10,000 in it, 4 % are lost at the open of the fifth day.
    [TestCase(0.05, "2025-10-10", null)]
    [TestCase(0.04, "2025-10-10", DenialCodes.TotalLoss)]
    [TestCase(0.04, "2025-10-09", null)]
    public void After_a_total_loss_nothing_is_bought(double share, string day, string? code)
    {
        var rule = new TotalLossRule((decimal)share);
        var proposals = Begin(10_000).Bought("2025-10-06", "BBB", 100);

        Assert.That(rule.Check(proposals.Buy(day, "AAA", 1))?.Code, Is.EqualTo(code));
        Assert.That(rule.Check(proposals.Sell(day, "BBB", 1)), Is.Null);
    }

    [Test]
    public void A_mandate_is_the_rules_that_it_makes()
    {
        var mandate = new Mandate
        {
            Universe = [Symbol.Parse("AAA")],
            OrderNotionalLimit = new Money(500),
            OrdersPerSession = 3,
            PositionLimit = 0.2m,
            DailyLossLimit = 0.05m,
            TotalLossLimit = 0.3m,
            Until = new DateOnly(2025, 12, 31),
        };

        var rules = MandateRules.With(RuleBook.Standard, mandate);

        Assert.That(MandateRules.Read(rules), Is.EqualTo(mandate));
        Assert.That(
            MandateRules.With(rules, Mandate.None).Rules,
            Is.EqualTo(RuleBook.Standard.Rules),
            "another mandate takes the place of the one before"
        );
        Assert.That(
            MandateRules.OfResting(rules).Rules.Select(rule => rule.GetType().Name),
            Is.EquivalentTo(["MandateEndRule", "UniverseRule", "PositionLimitRule", "DailyLossRule", "TotalLossRule"])
        );
    }

    private static Proposals Begin(decimal cash) => new(Week, cash, "2025-10-06");
}
