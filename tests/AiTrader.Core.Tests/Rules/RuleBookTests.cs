using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

public sealed class RuleBookTests
{
    [Test]
    public void The_standard_rules_are_asked_in_this_order() =>
        Assert.That(
            RuleBook.Standard.Rules.Select(rule => rule.GetType()),
            Is.EqualTo(
                new[]
                {
                    typeof(InvalidQuantityRule),
                    typeof(InvalidPriceRule),
                    typeof(UnknownSymbolRule),
                    typeof(LotSizeRule),
                    typeof(FractionalQuantityRule),
                    typeof(NoPriceRule),
                    typeof(InsufficientCashRule),
                    typeof(InsufficientHoldingRule),
                    typeof(SettlementRule),
                }
            )
        );

    [Test]
    public void A_rule_of_ones_own_is_asked_last() =>
        Assert.That(RuleBook.Standard.With(Denying("mine")).Check(Order(quantity: 1))?.Code, Is.EqualTo("mine"));

    [Test]
    public void What_comes_before_it_denies_before_it() =>
        Assert.That(
            RuleBook.Standard.With(Denying("mine")).Check(Order(quantity: 0))?.Code,
            Is.EqualTo("invalid_quantity")
        );

    [Test]
    public void A_rule_that_is_put_first_is_asked_first() =>
        Assert.That(RuleBook.Standard.WithFirst(Denying("mine")).Check(Order(quantity: 0))?.Code, Is.EqualTo("mine"));

    [Test]
    public void After_a_denial_no_other_rule_is_asked()
    {
        var later = Substitute.For<ITradingRule>();

        RuleBook.Standard.With(later).Check(Order(quantity: 0));

        Assert.That(later.ReceivedCalls(), Is.Empty);
    }

    [Test]
    public void Adding_a_rule_leaves_the_book_it_is_added_to_as_it_is()
    {
        int before = RuleBook.Standard.Rules.Count;

        RuleBook.Standard.With(Denying("mine"));
        RuleBook.Standard.WithFirst(Denying("mine"));

        Assert.That(RuleBook.Standard.Rules, Has.Count.EqualTo(before));
    }

    [Test]
    public void Its_rules_cannot_be_changed_through_the_list() =>
        Assert.That(
            () => ((IList<ITradingRule>)RuleBook.Standard.Rules).Clear(),
            Throws.TypeOf<NotSupportedException>()
        );

    [Test]
    public void It_does_not_follow_the_list_it_was_made_from()
    {
        var rules = new List<ITradingRule> { Denying("mine") };
        var book = new RuleBook(rules);
        rules.Clear();

        Assert.That(book.Rules, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_empty_book_lets_everything_pass() =>
        Assert.That(new RuleBook([]).Check(Order(quantity: -1)), Is.Null);

    private static ITradingRule Denying(string code)
    {
        var rule = Substitute.For<ITradingRule>();
        rule.Check(default).ReturnsForAnyArgs(new Denial(code, "no"));
        return rule;
    }

    private static OrderProposal Order(decimal quantity) =>
        new Proposals(TestMarket.UsWeek(), 1000, "2025-10-06").Buy("2025-10-06", "AAA", quantity);
}
