using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

public sealed class DailyLossRuleTests
{
    private static readonly DailyLossRule Tenth = new(0.1m);

    // Bought 100 at 10 of 1000 on Monday, closing at 10: Tuesday begins with 1000.
    [TestCase(9.01, null)]
    [TestCase(9, "daily_loss")]
    [TestCase(8, "daily_loss")]
    [TestCase(12, null)]
    public void From_a_loss_of_the_share_on_nothing_is_bought(decimal now, string? code) =>
        Assert.That(Tenth.Check(Invested(now).Buy("2025-10-07 11:00", "CCC", 1))?.Code, Is.EqualTo(code));

    [Test]
    public void Selling_stays_possible() =>
        Assert.That(Tenth.Check(Invested(8).Sell("2025-10-07 11:00", "AAA", 1)), Is.Null);

    [Test]
    public void The_next_day_begins_anew() =>
        Assert.That(Tenth.Check(Invested(8).Buy("2025-10-08 10:00", "CCC", 1)), Is.Null);

    [Test]
    public void What_was_sold_at_a_loss_today_is_still_lost() =>
        Assert.That(
            Tenth.Check(Invested(8).Sold("2025-10-07 11:00", "AAA", 100).Buy("2025-10-07 12:00", "CCC", 1))?.Code,
            Is.EqualTo("daily_loss")
        );

    [Test]
    public void A_loss_on_what_was_bought_today_counts() =>
        Assert.That(
            Tenth
                .Check(
                    new Proposals(Market(8), 1000, "2025-10-07 10:00")
                        .Bought("2025-10-07 10:00", "AAA", 100)
                        .Buy("2025-10-07 11:00", "CCC", 1)
                )
                ?.Code,
            Is.EqualTo("daily_loss")
        );

    [Test]
    public void An_account_of_nothing_has_nothing_to_lose() =>
        Assert.That(
            Tenth.Check(new Proposals(Market(8), 0, "2025-10-07 10:00").Buy("2025-10-07 11:00", "CCC", 1)),
            Is.Null
        );

    [Test]
    public void A_denial_says_the_numbers() =>
        Assert.That(
            new DailyLossRule(0.005m).Check(Invested(9).Buy("2025-10-07 11:00", "CCC", 1))?.Message,
            Is.EqualTo(
                "The equity has gone from 1000 to 900 today; after a loss of 0.5 % nothing more is bought "
                    + "until tomorrow."
            )
        );

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void A_share_is_more_than_0_and_at_most_1(decimal share) =>
        Assert.That(() => new DailyLossRule(share), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static Proposals Invested(decimal now) =>
        new Proposals(Market(now), 1000, "2025-10-06 15:00").Bought("2025-10-06 15:00", "AAA", 100);

    private static TestMarket Market(decimal now) =>
        new TestMarket(AiTrader.Market.Us)
            .Add("AAA", "2025-10-06 15:00", 10, 10)
            .Add("AAA", "2025-10-07 10:00", 10, 10)
            .Add("AAA", "2025-10-07 11:00", now, now)
            .Add("AAA", "2025-10-08 10:00", now, now)
            .Add("CCC", "2025-10-06 15:00", 1, 1)
            .Add("CCC", "2025-10-07 11:00", 1, 1)
            .Add("CCC", "2025-10-07 12:00", 1, 1)
            .Add("CCC", "2025-10-08 10:00", 1, 1);
}
