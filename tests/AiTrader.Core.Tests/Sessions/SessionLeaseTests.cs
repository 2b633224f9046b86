using AiTrader.Stores;
using AiTrader.Testing;
using NSubstitute.ExceptionExtensions;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>The lease of a session: who needs it, who gives it back, and what it means to lose it.</summary>
public sealed class SessionLeaseTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task The_result_of_a_completed_session_is_told_while_another_runner_drives_its_trader()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Holding("Waiting."));
        await using var taken = await floor.Store.Leases.TakeAsync(Monday.Signature);

        var again = await floor.Sessions.RunAsync(
            Monday,
            ScriptedDecisions.Silent(),
            new SessionRunOptions { LeaseWait = TimeSpan.Zero }
        );

        Assert.That(again, Is.EqualTo(new SessionResult.Held(Monday, "Waiting.")));
    }

    [Test]
    public async Task A_session_whose_account_cannot_be_opened_gives_its_lease_back()
    {
        var ledgers = Substitute.For<ILedgerStore>();
        ledgers.OpenAccountAsync(null!, null!).ThrowsAsyncForAnyArgs(new IOException("The disk is full."));
        await using var store = new InMemoryStore(TimeProvider.System);
        var week = TestMarket.UsWeek();
        var sessions = new SessionRunner(
            week.MarketData,
            Substitute.For<IBrokerage>(),
            store.WithLedgers(_ => ledgers),
            TimeProvider.System
        );

        var result = await sessions.RunAsync(Monday, ScriptedDecisions.Silent(), Refusals.Opening);

        Assert.That((result as SessionResult.Faulted)?.Fault, Is.TypeOf<IOException>());
        await using var free = await store.Leases.TakeAsync(Monday.Signature, TimeSpan.Zero);
        Assert.That(free.Lost.IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task A_lease_that_is_lost_ends_its_session_as_faulted()
    {
        using var lost = new CancellationTokenSource();

        var result = await RunAsync(lost, CancellationToken.None);

        Assert.That(
            (result as SessionResult.Faulted)?.Fault,
            Is.TypeOf<LeaseException>().With.Message.Contains("The lease of alice could not be renewed in time")
        );
    }

    [Test]
    public async Task A_session_that_is_canceled_is_not_faulted_even_if_its_lease_is_lost()
    {
        using var lost = new CancellationTokenSource();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        Assert.That(
            async () => await RunAsync(lost, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private static async Task<SessionResult> RunAsync(CancellationTokenSource lost, CancellationToken cancellation)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var lease = Substitute.For<ILease>();
        lease.Lost.Returns(lost.Token);
        var losing = new ScriptedDecisions(
            async (_, _) =>
            {
                await lost.CancelAsync();
                lost.Token.ThrowIfCancellationRequested();
            }
        );
        if (cancellation.IsCancellationRequested)
        {
            await lost.CancelAsync();
        }

        return await floor.Sessions.RunLeasedAsync(Monday, losing, lease, follows: false, cancellation);
    }
}
