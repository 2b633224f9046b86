using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>One session, driven as a backend does: opened, leased, run, or refused.</summary>
public sealed class DrivenSessionTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task An_account_that_is_not_open_is_opened_with_the_cash_of_the_options()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        var result = await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 1), Refusals.Opening);

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That((await floor.EntriesAsync("alice"))[0], Is.InstanceOf<LedgerEntry.AccountOpened>());
    }

    [Test]
    public async Task An_account_that_is_open_with_other_cash_is_refused_with_both_amounts()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 2000);

        await Refusals.RequireAsync(
            floor,
            Monday,
            SessionRefusal.OtherTerms,
            "2000 USD on us, not with 1000 USD on us",
            1
        );
    }

    [Test]
    public async Task An_account_on_another_market_is_refused()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.Ledger.OpenAccountAsync(Monday, Market.Crypto, new Money(1000));

        Assert.That(
            async () => await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Silent()),
            Refusals.As(SessionRefusal.OtherTerms)
        );
    }

    [Test]
    public async Task Four_requests_at_once_are_one_run_and_three_same_results()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                await Task.Delay(50);
                await desk.BuyAsync(context, "AAA", 1);
            }
        );

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(async () => await floor.Sessions.RunAsync(Monday, maker, Refusals.Opening)))
        );

        Assert.That(results, Is.All.EqualTo(results[0]).And.All.InstanceOf<SessionResult.Traded>());
        Assert.That(maker.Sessions, Is.EqualTo(1));
        Assert.That(await floor.Faults.ReadAsync(Monday.Signature), Is.Empty);
    }

    [Test]
    public async Task Requests_that_do_not_wait_are_refused_with_who_drives_and_are_not_faults()
    {
        using var folder = new TemporaryFolder();
        var market = TestMarket.UsWeek();
        await using var store = new SqliteStore(folder.File("store.db"), TimeProvider.System);
        var floor = new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
        var asked = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        var first = floor
            .Sessions.RunAsync(
                Monday,
                new ScriptedDecisions(
                    async (context, desk) =>
                    {
                        asked.SetResult();
                        await answered.Task;
                        await desk.BuyAsync(context, "AAA", 1);
                    }
                ),
                Refusals.Opening
            )
            .AsTask();
        await asked.Task;

        for (int i = 0; i < 3; i++)
        {
            Assert.That(
                async () =>
                    await floor.Sessions.RunAsync(
                        Monday,
                        ScriptedDecisions.Silent(),
                        new SessionRunOptions { OpeningCash = new Money(1000), LeaseWait = TimeSpan.Zero }
                    ),
                Refusals
                    .As(SessionRefusal.DrivenElsewhere)
                    .And.Message.Contains($"alice is driven by process {Environment.ProcessId} on ")
            );
        }

        answered.SetResult();
        Assert.That(await first, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(await floor.Faults.ReadAsync(Monday.Signature), Is.Empty);
        Assert.That(
            (await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Silent(), Refusals.Opening)).Fills,
            Has.Count.EqualTo(1),
            "The lease is given back."
        );
    }

    [Test]
    public async Task A_trader_that_another_runner_drives_is_refused_by_an_arena_and_is_no_fault()
    {
        var market = TestMarket.UsWeek();
        var leases = new LeaseOptions { Holder = "the other one", Wait = TimeSpan.Zero };
        await using var store = new InMemoryStore(TimeProvider.System, leases);
        var floor = new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
        await using var lease = await store.Leases.TakeAsync(Monday.Signature);

        var runs = await ArenaRuns.RunAsync(
            floor,
            ArenaRuns.TraderOf("alice", ScriptedDecisions.Silent()),
            ArenaRuns.TraderOf("bob", ScriptedDecisions.Silent())
        );

        Assert.That(
            runs.Select(run => (run.Results.Count, run.Fault, run.Refusal?.Reason)),
            Is.EqualTo(
                new[]
                {
                    (0, null, SessionRefusal.DrivenElsewhere),
                    (5, (SessionResult.Faulted?)null, (SessionRefusal?)null),
                }
            )
        );
        Assert.That(runs[0].Refusal!.Message, Does.Contain("alice is driven by the other one"));
        Assert.That(await floor.Faults.ReadAsync(Monday.Signature), Is.Empty);
    }

    [Test]
    public async Task A_store_that_is_down_before_the_session_begins_is_a_fault_and_not_a_refusal()
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(
            market.MarketData,
            market.Series,
            FaultInjectingLedger.AtCall(new InMemoryStore(TimeProvider.System).Ledgers, 1, StoreFault.Before),
            RuleBook.Standard
        );

        Assert.That(
            await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Silent(), Refusals.Opening),
            Is.InstanceOf<SessionResult.Faulted>()
        );
    }

    [Test]
    public async Task A_trader_that_a_mistyped_year_locked_continues_once_its_owner_withdrew_that_session()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 1), Refusals.Opening);
        var mistaken = Contexts.Alice("2099-01-05");
        await floor.Sessions.RunAsync(
            mistaken,
            ScriptedDecisions.Buying("AAA", 1),
            new SessionRunOptions { Schedule = [mistaken.Time] }
        );
        await Refusals.RequireAsync(
            floor,
            Contexts.Alice("2025-10-07"),
            SessionRefusal.OutOfOrder,
            "the session of 2099-01-05 is completed",
            (await floor.EntriesAsync("alice")).Count
        );

        await floor.Ledger.WithdrawSessionAsync(mistaken.Signature, mistaken.Time);

        var runs = await ArenaRuns.RunAsync(floor, ArenaRuns.TraderOf("alice", ScriptedDecisions.Buying("AAA", 1)));
        Assert.That(
            (runs[0].AlreadyCompletedCount, runs[0].Results.Count, runs[0].Refusal, runs[0].Fault),
            Is.EqualTo((1, 4, (SessionRefusedException?)null, (SessionResult.Faulted?)null))
        );
        Assert.That(
            async () =>
                await floor.Sessions.RunAsync(
                    mistaken,
                    ScriptedDecisions.Silent(),
                    new SessionRunOptions { Schedule = [mistaken.Time] }
                ),
            Refusals.As(SessionRefusal.Withdrawn)
        );
    }

    [Test]
    public async Task A_session_before_a_withdrawn_one_that_faulted_is_run_again_with_what_it_was_shown()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-03"), 1000);
        bool fails = true;
        var shown = new List<decimal>();
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                shown.Add((await desk.GetPortfolioAsync(context)).Cash.Value);
                await desk.BuyAsync(context, "AAA", 1);
                if (fails)
                {
                    throw new IOException("The network is down.");
                }
            }
        );
        await floor.Sessions.RunAsync(Monday, maker);
        var wednesday = Contexts.Alice("2025-10-08");
        await floor.Sessions.RunAsync(wednesday, ScriptedDecisions.Buying("BBB", 1));
        await floor.Ledger.WithdrawSessionAsync(wednesday.Signature, wednesday.Time);
        fails = false;

        var result = await floor.Sessions.RunAsync(Monday, maker);

        Assert.That(result.Fills.Select(fill => fill.ToString()), Is.EqualTo(new[] { "buy 1 AAA at 10" }));
        Assert.That(shown, Is.EqualTo(new[] { 1000m, 1000m }));
    }
}
