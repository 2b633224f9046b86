using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>A session that broke is run again and repeats its cancellations.</summary>
public sealed class RestingRerunTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task A_cancellation_of_an_order_that_a_tool_gave_is_repeated()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var order = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 3) with
        {
            Terms = OrderTerms.Limit(9, TimeInForce.Gtc),
        };
        int failures = 1;
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                if (failures > 0)
                {
                    await desk.ToolDesk.Brokerage.SubmitAsync(context, order, default);
                }

                Assert.That(await desk.CancelAsync(context, order.Id), Is.TypeOf<CancelOutcome.Cancelled>());
                if (failures-- > 0)
                {
                    throw new IOException("The network is down.");
                }
            }
        );
        await floor.Sessions.RunAsync(Monday, maker);

        var again = await floor.Sessions.RunAsync(Monday, maker);

        Assert.That((again as SessionResult.Faulted)?.Fault, Is.Null);
        Assert.That((await floor.Ledger.FindAccountAsync(Monday.Signature))!.OpenOrders, Is.Empty);
    }
}
