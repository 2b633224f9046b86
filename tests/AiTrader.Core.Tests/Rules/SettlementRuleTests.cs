using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

public sealed class SettlementRuleTests
{
    private static readonly string[] Hours =
    [
        "2025-10-06 10:30",
        "2025-10-06 14:00",
        "2025-10-07 10:30",
        "2025-10-07 14:00",
    ];
    private static readonly string[] Days = ["2025-10-06", "2025-10-07", "2025-10-08"];

    [Test]
    public void What_was_bought_on_a_day_cannot_be_sold_that_day() =>
        Assert.That(SellOf(China(Days).Bought("2025-10-06", "AAA", 100), "2025-10-06", 100), Is.EqualTo("t_plus_1"));

    [Test]
    public void It_can_be_sold_on_the_next_day() =>
        Assert.That(SellOf(China(Days).Bought("2025-10-06", "AAA", 100), "2025-10-07", 100), Is.Null);

    [Test]
    public void It_cannot_be_sold_at_a_later_hour_of_that_day() =>
        Assert.That(
            SellOf(China(Hours).Bought("2025-10-06 10:30", "AAA", 100), "2025-10-06 14:00", 100),
            Is.EqualTo("t_plus_1")
        );

    [Test]
    public void It_can_be_sold_at_the_first_hour_of_the_next_day() =>
        Assert.That(SellOf(China(Hours).Bought("2025-10-06 14:00", "AAA", 100), "2025-10-07 10:30", 100), Is.Null);

    [TestCase(100, null)]
    [TestCase(200, null)]
    [TestCase(300, "t_plus_1")]
    [TestCase(400, "insufficient_holding")]
    public void Of_what_was_bought_yesterday_and_today_that_of_yesterday_can_be_sold(decimal quantity, string? code) =>
        Assert.That(
            SellOf(
                China(Days).Bought("2025-10-06", "AAA", 200).Bought("2025-10-07", "AAA", 100),
                "2025-10-07",
                quantity
            ),
            Is.EqualTo(code)
        );

    [TestCase(100, null)]
    [TestCase(200, "t_plus_1")]
    public void What_was_sold_today_counts_against_that_of_yesterday(decimal quantity, string? code) =>
        Assert.That(
            SellOf(
                China(Days)
                    .Bought("2025-10-06", "AAA", 200)
                    .Bought("2025-10-07", "AAA", 100)
                    .Sold("2025-10-07", "AAA", 100),
                "2025-10-07",
                quantity
            ),
            Is.EqualTo(code)
        );

    [TestCase(100, "t_plus_1")]
    public void Selling_all_and_buying_again_settles_anew(decimal quantity, string? code) =>
        Assert.That(
            SellOf(
                China(Days)
                    .Bought("2025-10-06", "AAA", 100)
                    .Sold("2025-10-07", "AAA", 100)
                    .Bought("2025-10-07", "AAA", 100),
                "2025-10-07",
                quantity
            ),
            Is.EqualTo(code)
        );

    [Test]
    public void Several_buys_of_a_day_add_up() =>
        Assert.That(
            SellOf(
                China(Hours).Bought("2025-10-07 10:30", "AAA", 100).Bought("2025-10-07 14:00", "AAA", 100),
                "2025-10-07 14:00",
                100
            ),
            Is.EqualTo("t_plus_1")
        );

    [Test]
    public void A_denial_says_how_much_can_be_sold_today() =>
        Assert.That(
            new SettlementRule()
                .Check(
                    China(Days)
                        .Bought("2025-10-06", "AAA", 200)
                        .Bought("2025-10-07", "AAA", 100)
                        .Sell("2025-10-07", "AAA", 300)
                )
                ?.Message,
            Is.EqualTo("The order sells 300 AAA and 200 can be sold today; what was bought today can be sold tomorrow.")
        );

    [Test]
    public void Where_a_market_settles_the_same_day_it_can_be_sold_at_once() =>
        Assert.That(
            SellOf(
                new Proposals(TestMarket.UsWeek(), 10_000, "2025-10-06").Bought("2025-10-06", "AAA", 100),
                "2025-10-06",
                100
            ),
            Is.Null
        );

    [Test]
    public void A_market_of_ones_own_may_settle_the_next_day_too()
    {
        var market = new TestMarket(new Market("mine", "EUR") { Settlement = Settlement.NextDay }).Add(
            "AAA",
            "2025-10-06",
            10
        );

        Assert.That(
            SellOf(new Proposals(market, 100, "2025-10-06").Bought("2025-10-06", "AAA", 3), "2025-10-06", 3),
            Is.EqualTo("t_plus_1")
        );
    }

    private static string? SellOf(Proposals proposals, string time, decimal quantity) =>
        RuleBook.Standard.Check(proposals.Sell(time, "AAA", quantity))?.Code;

    private static Proposals China(string[] times)
    {
        var market = new TestMarket(Market.ChinaA);
        foreach (string time in times)
        {
            market.Add("AAA", time, 10);
        }

        return new Proposals(market, 100_000, times[0]);
    }
}
