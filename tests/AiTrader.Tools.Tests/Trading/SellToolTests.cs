using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class SellToolTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task It_submits_a_sell_for_the_context_and_tells_what_became_of_it()
    {
        var order = Order.Sell(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 10);
        var desk = Substitute.For<IToolDesk>();
        desk.MarketData.Returns(TestMarket.UsWeek().MarketData);
        desk.Brokerage.SubmitAsync(default!, default!, default)
            .ReturnsForAnyArgs(new TradeOutcome.Denied(order, new Denial("mine", "No.")));

        string answer = await StandardTools
            .CreateFor(desk)
            .CallAsync(Monday, "sell", """{"symbol":"AAA","quantity":10}""");

        Assert.That(answer, Is.EqualTo("Denied (mine): No. Nothing was traded."));
        await desk.Brokerage.Received(1).SubmitAsync(Monday, order, Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task What_was_bought_can_be_sold()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        await floor.CallAsync(Monday, "buy", """{"symbol":"AAA","quantity":10}""");

        Assert.That(
            await floor.CallAsync(Monday, "sell", """{"symbol":"AAA","quantity":4}""", call: 2),
            Is.EqualTo("Filled: sell 4 AAA at 10 USD, 40 in total, fee 0.")
        );
    }
}
