using AiTrader.Stores;
using AiTrader.Testing;
using NSubstitute.ExceptionExtensions;
using static AiTrader.Core.Tests.Sessions.FaultedSessions;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Whatever breaks: Faulted, never a hold.</summary>
public sealed class SessionFaultTests
{
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
            new ScriptedDecisions((_, _) => throw new TimeoutException("Too slow."))
        );

        Assert.That(FaultOf(result), Is.InstanceOf<TimeoutException>());
        await faults.ReceivedWithAnyArgs(1).AppendAsync(default!, default);
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
            async () => await floor.Sessions.RunAsync(Monday, interrupted, cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );

        Assert.That(
            await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 10)),
            Is.InstanceOf<SessionResult.Traded>()
        );
        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_older_than_the_ledger_is_refused_with_both_times_and_trades_nothing()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        await floor.Brokerage.SubmitAsync(
            Contexts.Alice("2025-10-08"),
            Order.Buy(ClientOrderId.Parse("mine"), Aaa, 1),
            CancellationToken.None
        );

        Assert.That(
            async () => await floor.Sessions.RunAsync(Contexts.Alice("2025-10-07"), ScriptedDecisions.Silent()),
            Throws
                .TypeOf<SessionRefusedException>()
                .With.Property(nameof(SessionRefusedException.Reason))
                .EqualTo(SessionRefusal.OutOfOrder)
                .And.Message.Contains("2025-10-07 is before 2025-10-08")
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(2));
    }
}
