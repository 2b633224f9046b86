using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class TradeToolTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly ClientOrderId Id = ClientOrderId.Create(Monday, 1);
    private static readonly Symbol A = Symbol.Parse("AAA");

    [Test]
    public async Task Buying_submits_a_buy_for_the_context_and_tells_what_became_of_it()
    {
        var brokerage = Substitute.For<IBrokerage>();
        var outcome = new TradeOutcome.Denied(Order.Buy(Id, A, 10), new Denial("mine", "no"));
        brokerage.SubmitAsync(Monday, Order.Buy(Id, A, 10), CancellationToken.None).Returns(outcome);

        Assert.That(
            await new TradeTool(brokerage).BuyAsync(Monday, Id, A, 10, CancellationToken.None),
            Is.SameAs(outcome)
        );
    }

    [Test]
    public async Task Selling_submits_a_sell_for_the_context_and_tells_what_became_of_it()
    {
        var brokerage = Substitute.For<IBrokerage>();
        var outcome = new TradeOutcome.Denied(Order.Sell(Id, A, 10), new Denial("mine", "no"));
        brokerage.SubmitAsync(Monday, Order.Sell(Id, A, 10), CancellationToken.None).Returns(outcome);

        Assert.That(
            await new TradeTool(brokerage).SellAsync(Monday, Id, A, 10, CancellationToken.None),
            Is.SameAs(outcome)
        );
    }

    [TestCase("0", "invalid_quantity")]
    [TestCase("-5", "invalid_quantity")]
    [TestCase("1.5", "fractional_quantity")]
    [TestCase("10000000000000000000000000000", "insufficient_cash")]
    public async Task A_quantity_that_cannot_be_is_denied_with_a_reason(decimal quantity, string code)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);

        var outcome = await new TradeTool(floor.Brokerage).BuyAsync(Monday, Id, A, quantity, CancellationToken.None);

        Assert.That((outcome as TradeOutcome.Denied)?.Denial.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task One_tool_serves_8_traders_at_once_and_puts_no_trade_into_another_ledger()
    {
        const int Trades = 10;
        var floor = new TradingFloor(TestMarket.UsWeek());
        var tool = new TradeTool(floor.Brokerage);
        var traders = Enumerable.Range(1, 8).Select(number => Contexts.For($"trader-{number}", "2025-10-06")).ToList();
        foreach (var context in traders)
        {
            await floor.OpenAsync(context, 10_000);
        }

        await Parallel.ForEachAsync(
            traders.SelectMany(context => Enumerable.Range(1, Trades).Select(number => (context, number))),
            async (trade, token) =>
                await tool.BuyAsync(trade.context, ClientOrderId.Create(trade.context, trade.number), A, 1, token)
        );

        foreach (var context in traders)
        {
            var fills = (await floor.EntriesAsync(context.Signature.Value)).OfType<LedgerEntry.Filled>().ToList();
            Assert.That(
                (fills.Count, fills.All(fill => fill.Context.Equals(context)), fills[^1].Holding),
                Is.EqualTo((Trades, true, new Quantity(Trades)))
            );
        }
    }

    [Test]
    public async Task A_store_that_is_down_is_an_exception_and_no_answer()
    {
        var brokerage = Substitute.For<IBrokerage>();
        brokerage
            .SubmitAsync(default!, default!, default)
            .ReturnsForAnyArgs<TradeOutcome>(_ => throw new IOException("down"));

        await Assert.ThatAsync(
            () => new TradeTool(brokerage).BuyAsync(Monday, Id, A, 10, CancellationToken.None).AsTask(),
            Throws.TypeOf<IOException>()
        );
    }
}
