using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>A trader's way through a schedule, whose sessions are decided by calls from outside.</summary>
public sealed class SessionWalkTests
{
    private static readonly SessionSchedule Days = new([
        TradingTime.Parse("2025-10-06"),
        TradingTime.Parse("2025-10-07"),
        TradingTime.Parse("2025-10-08"),
    ]);

    private static readonly TradingContext First = Contexts.Alice("2025-10-06");

    [Test]
    public async Task A_hold_that_a_crash_kept_from_ending_its_session_ends_it_when_the_walk_begins_again()
    {
        var floor = await OpenAsync();
        await floor.Brokerage.HoldAsync(First, ClientOrderId.Create(First, 1, 1), "Dear.");

        var walk = await BeginAsync(floor);

        Assert.That(walk.Context.Time.ToString(), Is.EqualTo("2025-10-07"));
        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.SessionCompleted>().Single().Outcome,
            Is.EqualTo(SessionOutcome.Held)
        );
    }

    [Test]
    public async Task A_session_with_trades_and_without_a_hold_is_still_under_way()
    {
        var floor = await OpenAsync();
        await floor.Brokerage.SubmitAsync(First, Order.Buy(ClientOrderId.Create(First, 1, 1), Symbol.Parse("AAA"), 1));

        var walk = await BeginAsync(floor);

        Assert.That((walk.Context, walk.SessionsLeft), Is.EqualTo((First, 3)));
    }

    [Test]
    public async Task A_session_is_concluded_once_and_by_what_the_ledger_says()
    {
        var floor = await OpenAsync();
        var walk = await BeginAsync(floor);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => walk.ConcludeAsync(First).AsTask()));

        Assert.That(results.Select(result => result.Outcome), Is.All.EqualTo(SessionOutcome.Undecided));
        Assert.That((walk.Context.Time, walk.SessionsLeft), Is.EqualTo((Days[1], 2)));
        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.SessionCompleted>(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_session_that_has_not_begun_and_one_of_another_trader_are_refused()
    {
        var walk = await BeginAsync(await OpenAsync());

        foreach (var other in new[] { Contexts.Alice("2025-10-08"), Contexts.Bob("2025-10-06") })
        {
            Assert.That(
                async () => await walk.ConcludeAsync(other),
                Throws.TypeOf<SessionRefusedException>().With.Property("Reason").EqualTo(SessionRefusal.NotScheduled)
            );
        }
    }

    [Test]
    public async Task A_session_that_the_owner_has_withdrawn_is_not_one_of_the_walk()
    {
        var floor = await OpenAsync();
        var walk = await BeginAsync(floor);
        await walk.ConcludeAsync(First);
        await floor.Brokerage.HoldAsync(
            walk.Context,
            ClientOrderId.Create(walk.Context, 1, 1),
            "A mistake of the prices."
        );
        await walk.ConcludeAsync(walk.Context);
        await floor.Ledger.WithdrawSessionAsync(First.Signature, Days[1]);

        var again = await BeginAsync(floor);

        Assert.That((again.Context.Time, again.SessionsLeft), Is.EqualTo((Days[2], 1)));
    }

    [Test]
    public async Task A_walk_whose_lease_is_lost_trades_and_ends_nothing_more()
    {
        var floor = await OpenAsync();
        using var lost = new CancellationTokenSource();
        var lease = Substitute.For<ILease>();
        lease.Signature.Returns(First.Signature);
        lease.Lost.Returns(lost.Token);
        var walk = await SessionWalk.BeginAsync(floor.Sessions, lease, First.ModelId, Days);
        await lost.CancelAsync();

        Assert.That(
            async () => await walk.ConcludeAsync(First),
            Throws.TypeOf<SessionRefusedException>().With.Property("Reason").EqualTo(SessionRefusal.DrivenElsewhere)
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_schedule_without_a_session_and_an_account_of_another_model_are_refused()
    {
        var floor = await OpenAsync();
        await using var lease = await floor.Store.Leases.TakeAsync(First.Signature);

        Assert.That(
            async () => await SessionWalk.BeginAsync(floor.Sessions, lease, First.ModelId, []),
            Throws.ArgumentException
        );
        Assert.That(
            async () => await SessionWalk.BeginAsync(floor.Sessions, lease, ModelId.Parse("other/model"), Days),
            Throws.TypeOf<SessionRefusedException>().With.Property("Reason").EqualTo(SessionRefusal.OtherModel)
        );
    }

    [Test]
    public async Task A_hold_of_a_later_session_ends_that_session_too()
    {
        var floor = await OpenAsync();
        await (await BeginAsync(floor)).ConcludeAsync(First);
        var second = Contexts.Alice("2025-10-07");
        await floor.Brokerage.HoldAsync(second, ClientOrderId.Create(second, 1, 1), "Dear.");

        var walk = await BeginAsync(floor);

        Assert.That((walk.Context.Time, walk.SessionsLeft), Is.EqualTo((Days[2], 1)));
    }

    [Test]
    public async Task A_hold_of_a_session_that_is_not_one_of_the_walk_ends_none_of_its_sessions()
    {
        var floor = await OpenAsync();
        await floor.Brokerage.HoldAsync(First, ClientOrderId.Create(First, 1, 1), "Dear.");
        await using var lease = await floor.Store.Leases.TakeAsync(First.Signature);

        var walk = await SessionWalk.BeginAsync(floor.Sessions, lease, First.ModelId, [.. Days.Skip(1)]);

        Assert.That((walk.Context.Time, walk.SessionsLeft), Is.EqualTo((Days[1], 2)));
        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.SessionCompleted>(), Is.Empty);
    }

    [Test]
    public async Task A_walk_whose_sessions_are_all_withdrawn_is_refused()
    {
        var floor = await OpenAsync();
        var walk = await BeginAsync(floor);
        await walk.ConcludeAsync(First);
        await walk.ConcludeAsync(walk.Context);
        await floor.Ledger.WithdrawSessionAsync(First.Signature, Days[1]);
        await using var lease = await floor.Store.Leases.TakeAsync(First.Signature);

        Assert.That(
            async () => await SessionWalk.BeginAsync(floor.Sessions, lease, First.ModelId, [Days[1]]),
            Refusals
                .As(SessionRefusal.Withdrawn)
                .And.Message.Contains("the owner has withdrawn each session from 2025-10-07 to 2025-10-07")
        );
    }

    [Test]
    public async Task The_last_session_and_a_walk_that_is_finished_settle_to_the_end_of_the_last_bar()
    {
        var brokerage = Substitute.For<IBrokerage>();
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(First, Market.Us, new Money(1_000));
        var runner = new SessionRunner(TestMarket.UsWeek().MarketData, brokerage, store, TimeProvider.System);
        await using var lease = await store.Leases.TakeAsync(First.Signature);
        var walk = await SessionWalk.BeginAsync(runner, lease, First.ModelId, Days);
        await walk.ConcludeAsync(walk.Context);
        await walk.ConcludeAsync(walk.Context);
        await SettledAsync(0);

        await walk.ConcludeAsync(walk.Context);

        Assert.That((walk.Context.Time, walk.SessionsLeft, walk.IsFinished), Is.EqualTo((Days[2], 0, true)));
        await SettledAsync(1);
        Assert.That((await SessionWalk.BeginAsync(runner, lease, First.ModelId, Days)).IsFinished, Is.True);
        await SettledAsync(2);

        async Task SettledAsync(int times) =>
            await brokerage
                .Received(times)
                .SettleAsync(Arg.Any<TradingContext>(), SettleUntil.BarEnd, Arg.Any<CancellationToken>());
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(First, 1_000);
        return floor;
    }

    private static async Task<SessionWalk> BeginAsync(TradingFloor floor)
    {
        var lease = await floor.Store.Leases.TakeAsync(First.Signature);
        var walk = await SessionWalk.BeginAsync(floor.Sessions, lease, First.ModelId, Days);
        await lease.DisposeAsync();
        return walk;
    }
}
