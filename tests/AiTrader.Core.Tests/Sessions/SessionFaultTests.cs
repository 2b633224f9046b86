using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using NSubstitute.ExceptionExtensions;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Whatever breaks, whoever catches it: Faulted, never a hold.</summary>
public sealed class SessionFaultTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Test]
    public async Task A_decision_maker_that_throws_is_faulted_and_trades_nothing()
    {
        var (result, floor) = await RunAsync((_, _) => throw new InvalidOperationException("The model is confused."));

        Assert.That(
            FaultOf(result),
            Is.InstanceOf<InvalidOperationException>().With.Message.EqualTo("The model is confused.")
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_fills_before_a_fault_are_told()
    {
        var (result, _) = await RunAsync(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 3);
                throw new IOException("The network is down.");
            }
        );

        Assert.That(
            ((SessionResult.Faulted)result).Fills.Select(fill => fill.Order.ToString()),
            Is.EqualTo(new[] { "buy 3 AAA" })
        );
    }

    [Test]
    public async Task A_fault_is_recorded_with_its_cause_and_the_ledger_knows_nothing_of_it()
    {
        var (_, floor) = await RunAsync((_, _) => throw new InvalidOperationException("The model is confused."));

        var fault = (await floor.Faults.ReadAsync(Monday.Signature, default)).Single();
        Assert.That(
            (fault.Context, fault.Attempt, fault.Type, fault.Message),
            Is.EqualTo((Monday, 1, "System.InvalidOperationException", "The model is confused."))
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_fault_that_cannot_be_recorded_is_a_fault_all_the_same()
    {
        var market = TestMarket.UsWeek();
        var store = new InMemoryStore(TimeProvider.System);
        var ledger = store.Ledgers;
        await ledger.OpenAccountAsync(Monday, market.Market, new Money(1000), default);
        var faults = Substitute.For<IFaultStore>();
        faults
            .AppendAsync(Arg.Any<SessionFault>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new IOException("The disk is full."));
        var sessions = new SessionRunner(
            market.MarketData,
            new SimulatedBrokerage(market.MarketData, ledger),
            store.WithFaults(_ => faults),
            TimeProvider.System
        );

        var result = await sessions.RunAsync(
            Monday,
            new ScriptedDecisions((_, _) => throw new TimeoutException("Too slow.")),
            default
        );

        Assert.That(FaultOf(result), Is.InstanceOf<TimeoutException>());
        await faults.ReceivedWithAnyArgs(1).AppendAsync(default!, default);
    }

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
            ),
            CancellationToken.None
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
            ),
            CancellationToken.None
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
        marketData.IsListed(null!).ThrowsForAnyArgs(new InvalidDataException("Corrupt."));
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
            ),
            CancellationToken.None
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

    [TestCase("")]
    [TestCase("  ")]
    public async Task A_hold_without_a_reason_is_faulted(string reason)
    {
        var (result, _) = await RunAsync((context, desk) => desk.HoldAsync(context, reason).AsTask());

        Assert.That(FaultOf(result), Is.InstanceOf<ArgumentException>());
    }

    /// <summary>An HttpClient's time-out is an OperationCanceledException, and nobody has cancelled anything.</summary>
    [Test]
    public async Task A_time_out_that_looks_like_a_cancellation_is_faulted()
    {
        var (result, _) = await RunAsync(
            (_, _) => throw new TaskCanceledException("The request timed out.", new TimeoutException())
        );

        Assert.That(FaultOf(result), Is.InstanceOf<TaskCanceledException>());
    }

    [Test]
    public async Task A_cancellation_passes_and_the_session_can_be_run_again()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        using var cancellation = new CancellationTokenSource();
        var interrupted = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 10);
                await cancellation.CancelAsync();
                cancellation.Token.ThrowIfCancellationRequested();
            }
        );

        Assert.That(
            async () => await floor.Sessions.RunAsync(Monday, interrupted, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );

        Assert.That(
            await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 10), CancellationToken.None),
            Is.InstanceOf<SessionResult.Traded>()
        );
        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_older_than_the_ledger_is_faulted_and_trades_nothing()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        await floor.Brokerage.SubmitAsync(
            Contexts.Alice("2025-10-08"),
            Order.Buy(ClientOrderId.Parse("mine"), Aaa, 1),
            CancellationToken.None
        );

        var result = await floor.Sessions.RunAsync(
            Contexts.Alice("2025-10-07"),
            ScriptedDecisions.Silent(),
            CancellationToken.None
        );

        Assert.That(FaultOf(result), Is.InstanceOf<LedgerException>());
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    private static object? Ask(IMarketData marketData, TradingContext context, string asked) =>
        asked switch
        {
            "quote" => marketData.GetQuote(context, Aaa),
            "last" => marketData.GetLastPrice(context, Aaa),
            "prior" => marketData.GetPreviousClose(context, Aaa),
            "history" => marketData.GetBars(context, Aaa, 5),
            _ => marketData.IsListed(Aaa),
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

    private static Exception FaultOf(SessionResult result)
    {
        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
        return ((SessionResult.Faulted)result).Fault;
    }

    private static async Task<(SessionResult Result, TradingFloor Floor)> RunAsync(
        Func<TradingContext, ITradingDesk, Task> decide
    )
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return (await floor.Sessions.RunAsync(Monday, new ScriptedDecisions(decide), CancellationToken.None), floor);
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
