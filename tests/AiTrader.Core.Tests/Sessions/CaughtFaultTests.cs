using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using NSubstitute.ExceptionExtensions;
using static AiTrader.Core.Tests.Sessions.FaultedSessions;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Whatever breaks, whoever catches it: Faulted, never a hold.</summary>
public sealed class CaughtFaultTests
{
    /// <summary>
    /// The bug that this library exists for: a tool raised, the agent caught it, and the record said HOLD.
    /// </summary>
    [Test]
    public async Task A_decision_maker_that_catches_a_failed_buy_and_holds_is_faulted()
    {
        var floor = BrokenFloor(ledger =>
            ledger
                .AppendAsync(Arg.Any<LedgerEntry>(), Arg.Any<CancellationToken>())
                .ThrowsAsync(new IOException("The store is down."))
        );

        var result = await floor.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await Swallow(() => desk.BuyAsync(context, "AAA", 1));
                    await Swallow(() => desk.HoldAsync(context, "Something went wrong, so I hold.").AsTask());
                }
            )
        );

        Assert.That(FaultOf(result), Is.InstanceOf<IOException>().With.Message.EqualTo("The store is down."));
    }

    [Test]
    public async Task A_decision_maker_that_catches_a_failed_look_at_its_portfolio_and_holds_is_faulted()
    {
        var brokerage = Substitute.For<IBrokerage>();
        brokerage
            .GetPortfolioAsync(Arg.Any<TradingContext>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new TimeoutException("Too slow."));
        var market = TestMarket.UsWeek();
        var store = new InMemoryStore(TimeProvider.System);
        var ledger = store.Ledgers;
        await ledger.OpenAccountAsync(Monday, market.Market, new Money(1000), CancellationToken.None);
        var sessions = new SessionRunner(market.MarketData, brokerage, store, TimeProvider.System);

        var result = await sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await Swallow(() => desk.GetPortfolioAsync(context, CancellationToken.None).AsTask());
                    await Swallow(() => desk.HoldAsync(context, "I do not know what I have.").AsTask());
                }
            )
        );

        Assert.That(FaultOf(result), Is.InstanceOf<TimeoutException>());
        await brokerage.DidNotReceiveWithAnyArgs().HoldAsync(null!, null!, null!, CancellationToken.None);
    }

    [TestCase("quote")]
    [TestCase("last")]
    [TestCase("prior")]
    [TestCase("history")]
    [TestCase("lists")]
    public async Task A_decision_maker_that_catches_a_fault_of_the_market_data_and_holds_is_faulted(string asked)
    {
        var marketData = Substitute.For<IMarketData>();
        marketData.Market.Returns(Market.Us);
        marketData.GetQuote(null!, null!).ThrowsForAnyArgs(new InvalidDataException("Corrupt."));
        marketData.GetLastPrice(null!, null!).ThrowsForAnyArgs(new InvalidDataException("Corrupt."));
        marketData.GetPreviousClose(null!, null!).ThrowsForAnyArgs(new InvalidDataException("Corrupt."));
        marketData.GetBars(null!, null!, 0).ThrowsForAnyArgs(new InvalidDataException("Corrupt."));
        marketData.IsListed(null!, null!).ThrowsForAnyArgs(new InvalidDataException("Corrupt."));
        var floor = new TradingFloor(
            marketData,
            TestMarket.UsWeek().Series,
            new InMemoryStore(TimeProvider.System).Ledgers,
            RuleBook.Standard
        );
        await floor.OpenAsync(Monday, 1000);

        var result = await floor.Sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    await Swallow(() => Task.FromResult(Ask(desk.MarketData, context, asked)));
                    await Swallow(() => desk.HoldAsync(context, "No prices.").AsTask());
                }
            )
        );

        Assert.That(FaultOf(result), Is.InstanceOf<InvalidDataException>());
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [TestCase("bob", "2025-10-06")]
    [TestCase("alice", "2025-10-07")]
    public async Task Another_context_at_the_desk_is_faulted_even_where_it_is_caught(string signature, string time)
    {
        var foreign = Contexts.For(signature, time);

        var (result, floor) = await RunAsync(
            async (context, desk) =>
            {
                await Swallow(() => desk.BuyAsync(foreign, "AAA", 1));
                await Swallow(() => desk.HoldAsync(context, "Well then.").AsTask());
            }
        );

        Assert.That(FaultOf(result), Is.InstanceOf<ArgumentException>().With.Message.Contains(foreign.ToString()));
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [TestCase("quote")]
    [TestCase("last")]
    [TestCase("prior")]
    [TestCase("history")]
    public async Task A_later_context_shows_nothing_of_the_future_at_the_desk(string asked)
    {
        var (result, _) = await RunAsync(
            async (context, desk) =>
            {
                await Swallow(() => Task.FromResult(Ask(desk.MarketData, Contexts.Alice("2025-10-10"), asked)));
                await Swallow(() => desk.HoldAsync(context, "I have seen Friday.").AsTask());
            }
        );

        Assert.That(FaultOf(result), Is.InstanceOf<ArgumentException>());
    }

    [Test]
    public async Task After_a_fault_everything_at_the_desk_fails()
    {
        var failures = new List<Exception>();

        await RunAsync(
            async (context, desk) =>
            {
                await Swallow(() => desk.BuyAsync(Contexts.Bob("2025-10-06"), "AAA", 1), failures);
                await Swallow(() => desk.BuyAsync(context, "AAA", 1), failures);
                await Swallow(() => desk.SellAsync(context, "AAA", 1), failures);
                await Swallow(() => desk.HoldAsync(context, "Well then.").AsTask(), failures);
                await Swallow(() => desk.GetPortfolioAsync(context, CancellationToken.None).AsTask(), failures);
                await Swallow(() => Task.FromResult(desk.MarketData.GetQuote(context, Aaa)), failures);
            }
        );

        Assert.That(failures, Has.Count.EqualTo(6));
        Assert.That(failures, Is.All.SameAs(failures[0]));
    }

    private static object? Ask(IMarketData marketData, TradingContext context, string asked) =>
        asked switch
        {
            "quote" => marketData.GetQuote(context, Aaa),
            "last" => marketData.GetLastPrice(context, Aaa),
            "prior" => marketData.GetPreviousClose(context, Aaa),
            "history" => marketData.GetBars(context, Aaa, 5),
            _ => marketData.IsListed(context, Aaa),
        };

    private static async Task Swallow(Func<Task> act, List<Exception>? failures = null)
    {
        try
        {
            await act();
        }
        catch (Exception caught)
        {
            failures?.Add(caught);
        }
    }

    private static SessionRunner BrokenFloor(Action<ILedgerStore> breakIt)
    {
        var market = TestMarket.UsWeek();
        var account = Account.Open(
            new LedgerEntry.AccountOpened(Monday, AccountTerms.Create(market.Market, new Money(1000)))
        );
        var ledger = Substitute.For<ILedgerStore>();
        ledger.FindAccountAsync(Monday.Signature, Arg.Any<CancellationToken>()).Returns(account);
        ledger
            .ReadEntriesAsync(Monday.Signature, Arg.Any<long>(), Arg.Any<CancellationToken>())
            .Returns(AsyncEnumerable.Empty<LedgerEntry>());
        breakIt(ledger);
        return new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard).Sessions;
    }
}
