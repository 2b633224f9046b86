using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>A loss of the day where no earlier bar of a holding has a close.</summary>
public sealed class UnknownCloseTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Test]
    public async Task Without_any_close_a_holding_has_lost_nothing_today_and_can_be_traded()
    {
        var market = new TestMarket(Market.Us).Add(
            "AAA",
            new Bar(TradingTime.Parse("2025-10-06"), new Price(10), null, null, null, 1000)
        );
        market.Add("AAA", "2025-10-07", 8).Add("AAA", "2025-10-08", 8);
        var floor = new TradingFloor(
            market.MarketData,
            market.Series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard.With(new DailyLossRule(0.05m))
        );
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1_000);

        await BuyAsync(floor, "2025-10-06");
        var second = await BuyAsync(floor, "2025-10-07");

        Assert.That(second, Is.TypeOf<TradeOutcome.Filled>());
    }

    [Test]
    public async Task What_a_bar_without_an_open_has_executed_is_worth_what_it_cost()
    {
        var market = new TestMarket(Market.Us).Add(
            "AAA",
            new Bar(TradingTime.Parse("2025-10-06"), null, new Price(12), new Price(8), null, 1000)
        );
        market.Add("AAA", "2025-10-07", 10);
        var floor = new TradingFloor(
            market.MarketData,
            market.Series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard.With(new DailyLossRule(0.05m))
        );
        var monday = Contexts.Alice("2025-10-06");
        await floor.OpenAsync(monday, 1_000);
        foreach (int number in new[] { 1, 2 })
        {
            var order = Order.Buy(ClientOrderId.Create(monday, number), Aaa, 10);
            await floor.Brokerage.SubmitAsync(monday, order with { Terms = OrderTerms.Limit(9) });
        }

        await floor.Brokerage.SettleAsync(Contexts.Alice("2025-10-07"), SettleUntil.Session);

        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(2));
    }

    private static async Task<TradeOutcome> BuyAsync(TradingFloor floor, string day)
    {
        var context = Contexts.Alice(day);
        return await floor.Brokerage.SubmitAsync(context, Order.Buy(ClientOrderId.Create(context, 1), Aaa, 10));
    }
}
