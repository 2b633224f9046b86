using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>An order that rests meets a price at which its amount is beyond what a decimal holds.</summary>
public sealed class LargeRestingOrderTests
{
    private const decimal Units = 1_000_000_000_000_000_000;
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Wednesday = Contexts.Alice("2025-10-08");

    [Test]
    public async Task A_buy_that_no_account_could_pay_is_canceled()
    {
        var floor = await OpenAsync();
        await SubmitAsync(floor, OrderSide.Buy, 1, OrderTerms.Stop(20, TimeInForce.Gtc));

        await floor.Brokerage.SettleAsync(Wednesday, SettleUntil.Session);

        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.Cancelled>().Single().Reason,
            Is.EqualTo(CancelReasons.InsufficientCash)
        );
    }

    [Test]
    public async Task A_sell_stays_open_and_the_account_goes_on()
    {
        var floor = await OpenAsync();
        await SubmitAsync(floor, OrderSide.Buy, 1, OrderTerms.Market);
        await SubmitAsync(floor, OrderSide.Sell, 2, OrderTerms.Limit(20, TimeInForce.Gtc));

        await floor.Brokerage.SettleAsync(Wednesday, SettleUntil.Session);
        await floor.Brokerage.HoldAsync(Wednesday, ClientOrderId.Create(Wednesday, 1), "waiting");

        Assert.That((await floor.Ledger.FindAccountAsync(Monday.Signature))!.OpenOrders, Has.Count.EqualTo(1));
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10)
            .Add("AAA", "2025-10-07", 1_000_000_000_000)
            .Add("AAA", "2025-10-08", 1_000_000_000_000);
        var floor = new TradingFloor(market);
        await floor.OpenAsync(Monday, Units * 100);
        return floor;
    }

    private static async Task SubmitAsync(TradingFloor floor, OrderSide side, int number, OrderTerms terms) =>
        await floor.Brokerage.SubmitAsync(
            Monday,
            new Order(ClientOrderId.Create(Monday, number), side, Symbol.Parse("AAA"), Units) { Terms = terms }
        );
}
