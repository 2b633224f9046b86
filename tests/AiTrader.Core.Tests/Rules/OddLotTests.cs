using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>Holdings that are not a multiple of the lot, as partial fills and splits leave them.</summary>
public sealed class OddLotTests
{
    private static readonly TestMarket Market = new TestMarket(AiTrader.Market.ChinaA)
        .Add("600519.SH", "2025-10-06", 10)
        .Add("600519.SH", "2025-10-07", 10);

    [TestCase(150, true)]
    [TestCase(100, true)]
    [TestCase(50, false)]
    [TestCase(120, false)]
    [TestCase(250, false)]
    public void With_odd_lots_only_the_whole_holding_is_sold_as_one(decimal quantity, bool allowed)
    {
        var sell = new Proposals(Market, 100_000, "2025-10-06")
            .Bought("2025-10-06", "600519.SH", 150)
            .Sell("2025-10-07", "600519.SH", quantity);

        Assert.That(new LotSizeRule(oddLots: true).Check(sell) is null, Is.EqualTo(allowed));
    }

    [Test]
    public void Without_them_it_is_denied() =>
        Assert.That(
            new LotSizeRule()
                .Check(
                    new Proposals(Market, 100_000, "2025-10-06")
                        .Bought("2025-10-06", "600519.SH", 150)
                        .Sell("2025-10-07", "600519.SH", 150)
                )
                ?.Code,
            Is.EqualTo(DenialCodes.LotSize)
        );

    [Test]
    public void A_buy_is_always_in_lots() =>
        Assert.That(
            new LotSizeRule(oddLots: true)
                .Check(
                    new Proposals(Market, 100_000, "2025-10-06")
                        .Bought("2025-10-06", "600519.SH", 150)
                        .Buy("2025-10-07", "600519.SH", 150)
                )
                ?.Code,
            Is.EqualTo(DenialCodes.LotSize)
        );

    [Test]
    public void What_was_bought_today_is_part_of_the_holding_and_is_denied_as_t_plus_1() =>
        Assert.That(
            RuleBook
                .Standard.With(priceLimits: false, oddLots: true)
                .Check(
                    new Proposals(Market, 100_000, "2025-10-06")
                        .Bought("2025-10-06", "600519.SH", 150)
                        .Sell("2025-10-06", "600519.SH", 150)
                )
                ?.Code,
            Is.EqualTo(DenialCodes.TPlusOne)
        );
}
