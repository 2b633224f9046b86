using AiTrader;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

public sealed class BuyTheDipTests
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    // A context is substituted by building another: one line, and it is valid by construction.
    private static readonly TradingContext Context = TradingContext.For("alice").Using("test/model").At("2025-10-07");

    [TestCase(96.9, true)]
    [TestCase(97.1, false)]
    public async Task Buys_what_opens_three_percent_below_its_last_close(decimal open, bool buys)
    {
        var desk = Substitute.For<ITradingDesk>();
        desk.MarketData.GetSymbols(default!).ReturnsForAnyArgs([Nvda]);
        desk.MarketData.GetQuote(Context, Nvda).Returns(new Quote(Nvda, Context.Time, new Price(open)));
        desk.MarketData.GetPreviousClose(Context, Nvda).Returns(new Price(100));
        desk.GetPortfolioAsync(Context, default).Returns(new Portfolio(new Money(9_690), []));

        await new BuyTheDip().DecideAsync(Context, desk, default);

        await desk.Received(buys ? 1 : 0).BuyAsync(Context, Nvda, 10, default);
        await desk.Received(buys ? 0 : 1).HoldAsync(Context, Arg.Any<string>(), default);
    }

    [Test]
    public async Task A_ledger_that_is_down_makes_the_session_faulted_and_never_a_hold()
    {
        var market = TestMarket.UsWeek();
        var ledger = Substitute.For<ILedgerStore>();
        ledger
            .FindAccountAsync(Context.Signature, default)
            .Returns<Account?>(_ => throw new IOException("The store is down."));
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);

        var result = await floor.Sessions.RunAsync(Context, new BuyTheDip());

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
    }
}
