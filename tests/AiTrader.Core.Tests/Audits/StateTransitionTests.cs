using AiTrader.Audits;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

public sealed class StateTransitionTests
{
    private static readonly RecordedAct BuyTen = new(RecordedAction.Buy, "AAA", 10);

    [TestCase("us", "900", "10", "Exactly")]
    [TestCase("us", "900.000001", "10", "Exactly")]
    [TestCase("us", "899.9999989", "10", "No")]
    [TestCase("us", "900", "9.999999", "Exactly")]
    [TestCase("us", "900", "10.0000011", "No")]
    [TestCase("crypto", "900.000000001", "10", "Exactly")]
    [TestCase("crypto", "900.0000000011", "10", "No")]
    [TestCase("crypto", "900", "10.0000000011", "No")]
    public void What_binary64_leaves_is_no_difference_and_more_is_one(
        string market,
        decimal cash,
        decimal holding,
        string expected
    ) =>
        Assert.That(
            TransitionOf(market).Follows(Opening(), After(cash, holding), BuyTen).ToString(),
            Is.EqualTo(expected)
        );

    [Test]
    public void A_holding_that_nothing_was_done_to_must_be_as_before()
    {
        var before = Opening() with { Holdings = new Dictionary<string, decimal> { ["BBB"] = 3 } };

        Assert.That(TransitionOf("us").Follows(before, After(900, 10), BuyTen), Is.EqualTo(TransitionMatch.No));
    }

    [Test]
    public void An_act_makes_one_state_of_another()
    {
        var expected = TransitionOf("us").Expected(Opening(), After(0, 0), BuyTen);

        Assert.That((expected.Cash, expected.HoldingOf("AAA")), Is.EqualTo((900m, 10m)));
    }

    [Test]
    public void Without_a_price_the_cash_is_not_compared()
    {
        var act = new RecordedAct(RecordedAction.Buy, "XXX", 1);
        var after = After(7, 0) with { Holdings = new Dictionary<string, decimal> { ["XXX"] = 1 } };

        Assert.That(TransitionOf("us").Follows(Opening(), after, act), Is.EqualTo(TransitionMatch.Exactly));
        Assert.That(TransitionOf("us").Expected(Opening(), after, act).Cash, Is.EqualTo(7));
    }

    // Bought for 0.00015: exactly 999.99985, and binary64 has a little more.
    [TestCase("crypto", "999.9998", "Exactly")]
    [TestCase("crypto", "999.9999", "AsBinary")]
    [TestCase("us", "999.9999", "No")]
    public void A_sum_may_be_rounded_as_binary64_has_it_where_a_market_rounds(
        string market,
        decimal cash,
        string expected
    )
    {
        var act = new RecordedAct(RecordedAction.Buy, "DDD", 1);
        var after = After(cash, 0) with { Holdings = new Dictionary<string, decimal> { ["DDD"] = 1 } };

        Assert.That(TransitionOf(market).Follows(Opening(), after, act).ToString(), Is.EqualTo(expected));
    }

    private static StateTransition TransitionOf(string market) =>
        new(
            Market.Known.Single(known => known.Name == market),
            TestMarket.UsWeek().Add("DDD", "2025-10-06", 0.00015m).Series
        );

    private static RecordedState Opening() =>
        new(1, 0, TradingTime.Parse("2025-10-06"), null, 1000, new Dictionary<string, decimal>());

    private static RecordedState After(decimal cash, decimal holding) =>
        new(2, 1, TradingTime.Parse("2025-10-06"), null, cash, new Dictionary<string, decimal> { ["AAA"] = holding });
}
