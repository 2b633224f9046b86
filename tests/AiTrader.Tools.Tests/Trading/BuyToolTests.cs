using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class BuyToolTests
{
    private const string TenOfA = """{"symbol":"AAA","quantity":10}""";

    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Order Buy = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 10);

    [Test]
    public async Task It_submits_a_buy_for_the_context_and_tells_what_became_of_it()
    {
        var desk = DeskWith(new TradeOutcome.Denied(Buy, new Denial("mine", "No.")));

        string answer = await StandardTools.CreateFor(desk).CallAsync(Monday, "buy", TenOfA);

        Assert.That(answer, Is.EqualTo("Denied (mine): No. Nothing was traded."));
        await desk.Brokerage.Received(1).SubmitAsync(Monday, Buy, Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task A_fill_is_told_with_price_sum_and_fee()
    {
        var desk = DeskWith(new TradeOutcome.Filled(new Fill(Buy, new Price(11), new Quantity(9), new Money(2))));

        string answer = await StandardTools.CreateFor(desk).CallAsync(Monday, "buy", TenOfA);

        Assert.That(answer, Is.EqualTo("Filled: buy 10 AAA at 11 USD, 99 in total, fee 2."));
    }

    [TestCase("0", "invalid_quantity")]
    [TestCase("-5", "invalid_quantity")]
    [TestCase("1.5", "fractional_quantity")]
    [TestCase("10000000000000000000000000000", "insufficient_cash")]
    public async Task A_quantity_that_cannot_be_is_denied_with_a_reason(string quantity, string code)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);

        Assert.That(
            await floor.CallAsync(Monday, "buy", $$"""{"symbol":"AAA","quantity":{{quantity}}}"""),
            Does.StartWith($"Denied ({code})")
        );
    }

    [Test]
    public async Task One_toolset_serves_8_traders_at_once_and_puts_no_trade_into_another_ledger()
    {
        const int Trades = 10;
        var floor = new TradingFloor(TestMarket.UsWeek());
        var tools = StandardTools.CreateFor(floor.ToolDesk());
        var traders = Enumerable.Range(1, 8).Select(number => Contexts.For($"trader-{number}", "2025-10-06")).ToList();
        foreach (var context in traders)
        {
            await floor.OpenAsync(context, 10_000);
        }

        await Parallel.ForEachAsync(
            traders.SelectMany(context => Enumerable.Range(1, Trades).Select(number => (context, number))),
            async (trade, _) =>
                await tools.CallAsync(trade.context, "buy", """{"symbol":"AAA","quantity":1}""", trade.number)
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
    public void A_store_that_is_down_is_an_exception_and_no_answer()
    {
        var desk = DeskWith(_ => throw new IOException("down"));

        Assert.That(() => StandardTools.CreateFor(desk).CallAsync(Monday, "buy", TenOfA), Throws.TypeOf<IOException>());
    }

    private static IToolDesk DeskWith(TradeOutcome outcome) => DeskWith(_ => outcome);

    private static IToolDesk DeskWith(Func<Order, TradeOutcome> submit)
    {
        var desk = Substitute.For<IToolDesk>();
        desk.MarketData.Returns(TestMarket.UsWeek().MarketData);
        desk.Brokerage.SubmitAsync(default!, default!, default)
            .ReturnsForAnyArgs(call => ValueTask.FromResult(submit(call.Arg<Order>())));
        return desk;
    }
}
