using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>One session, driven as a backend does: opened, leased, run, or refused before anything is recorded.</summary>
public sealed class DrivenSessionTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly SessionRunOptions Opening = new() { OpeningCash = new Money(1000) };

    [Test]
    public async Task An_account_that_is_not_open_is_opened_with_the_cash_of_the_options()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        var result = await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 1), Opening);

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        Assert.That((await floor.EntriesAsync("alice"))[0], Is.InstanceOf<LedgerEntry.AccountOpened>());
    }

    [Test]
    public async Task An_account_that_is_open_with_other_cash_is_refused_with_both_amounts()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 2000);

        await AssertRefusedAsync(
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
            RefusedAs(SessionRefusal.OtherTerms)
        );
    }

    [TestCase("2025-10-11", "there is no session", Description = "A Saturday is after the week.")]
    [TestCase("2025-10-05", "there is no session at 2025-10-05; the first one is at 2025-10-06")]
    [TestCase("2099-01-05", "2099-01-05 is later than the last price, which is at 2025-10-13")]
    [TestCase("2025-10-06 10:17", "is a time within a day, and the sessions are days")]
    public Task A_time_that_is_not_a_session_of_days_is_refused_before_anything_is_recorded(string time, string told)
    {
        var weeks = TestMarket.UsWeek().Add("AAA", "2025-10-13", 10);
        return AssertRefusedAsync(
            new TradingFloor(weeks),
            Contexts.Alice(time),
            SessionRefusal.NotScheduled,
            told,
            entries: 0
        );
    }

    [TestCase("2025-10-06", "2025-10-06 is a day, and the sessions are times within days")]
    [TestCase("2025-10-06 10:17", "the one before is at 2025-10-06 10:00:00, the next one at 2025-10-06 11:00:00")]
    [TestCase("2099-10-06 10:00", "is later than the last price, which is at 2025-10-06 14:00:00")]
    public Task A_time_that_is_not_a_session_of_hours_is_refused_before_anything_is_recorded(
        string time,
        string told
    ) =>
        AssertRefusedAsync(
            new TradingFloor(TestMarket.UsHours()),
            Contexts.Alice(time),
            SessionRefusal.NotScheduled,
            told,
            entries: 0
        );

    [Test]
    public async Task An_account_can_be_opened_at_any_time_before_its_first_session()
    {
        var floor = new TradingFloor(TestMarket.UsHours());
        await floor.OpenAsync(Contexts.Alice("2025-10-04"), 1000);

        var result = await floor.Sessions.RunAsync(
            Contexts.Alice("2025-10-06 10:00"),
            ScriptedDecisions.Buying("AAA", 1)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
    }

    [Test]
    public async Task A_replay_has_its_own_times_and_where_the_market_has_no_bar_orders_have_no_price()
    {
        var floor = new TradingFloor(TestMarket.UsWeek().Add("AAA", "2025-10-13", 10));
        var saturday = Contexts.Alice("2025-10-11");

        await floor.Sessions.RunAsync(
            saturday,
            ScriptedDecisions.Buying("AAA", 1),
            Opening with
            {
                Schedule = [saturday.Time],
            }
        );

        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.Denied>().Single().Denial.Code,
            Is.EqualTo(DenialCodes.NoPrice)
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
                .Select(_ => Task.Run(async () => await floor.Sessions.RunAsync(Monday, maker, Opening)))
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
                Opening
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
                        Opening with
                        {
                            LeaseWait = TimeSpan.Zero,
                        }
                    ),
                RefusedAs(SessionRefusal.DrivenElsewhere)
                    .And.Message.Contains($"alice is driven by process {Environment.ProcessId} on ")
            );
        }

        answered.SetResult();
        Assert.That(await first, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(await floor.Faults.ReadAsync(Monday.Signature), Is.Empty);
        Assert.That(
            (await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Silent(), Opening)).Fills,
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
            await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Silent(), Opening),
            Is.InstanceOf<SessionResult.Faulted>()
        );
    }

    [Test]
    public async Task A_trader_that_a_mistyped_year_locked_continues_once_its_owner_withdrew_that_session()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.Sessions.RunAsync(Monday, ScriptedDecisions.Buying("AAA", 1), Opening);
        var mistaken = Contexts.Alice("2099-01-05");
        await floor.Sessions.RunAsync(
            mistaken,
            ScriptedDecisions.Buying("AAA", 1),
            new SessionRunOptions { Schedule = [mistaken.Time] }
        );
        await AssertRefusedAsync(
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
            RefusedAs(SessionRefusal.Withdrawn)
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

    [Test]
    public void A_schedule_that_goes_beyond_the_prices_is_refused_by_an_arena()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        Assert.That(
            async () =>
                await floor.Arena.RunAsync(
                    [ArenaRuns.TraderOf("alice", ScriptedDecisions.Silent())],
                    [TradingTime.Parse("2025-10-06"), TradingTime.Parse("2099-01-05")]
                ),
            Throws.ArgumentException.With.Message.Contains("2099-01-05 is later than the last price")
        );
    }

    [TestCase("2099-01-05", "2099-01-05 is later than the last price, which is at 2025-10-10")]
    [TestCase("2025-10-06 10:00", "is a time within a day, and the sessions are days")]
    public async Task The_desk_of_tools_refuses_a_time_beyond_the_prices_before_anything_is_recorded(
        string time,
        string told
    )
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var context = Contexts.Alice(time);

        Assert.That(
            async () =>
                await floor
                    .ToolDesk()
                    .Brokerage.SubmitAsync(
                        context,
                        Order.Buy(ClientOrderId.Create(context, 1, 1), Symbol.Parse("AAA"), 1)
                    ),
            RefusedAs(SessionRefusal.NotScheduled).And.Message.Contains(told)
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_desk_of_tools_says_that_a_time_is_before_the_last_entry_with_both()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var desk = floor.ToolDesk().Brokerage;
        await desk.HoldAsync(Contexts.Alice("2025-10-08"), ClientOrderId.Parse("2025-10-08#1.1"), "Waiting.");

        Assert.That(
            async () =>
                await desk.HoldAsync(Contexts.Alice("2025-10-07"), ClientOrderId.Parse("2025-10-07#1.1"), "Waiting."),
            RefusedAs(SessionRefusal.OutOfOrder)
                .And.Message.Contains("its time 2025-10-07 is before 2025-10-08, the time of the last entry")
        );
    }

    [Test]
    public async Task The_desk_of_tools_repeats_a_recorded_answer_whatever_was_recorded_later()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var desk = floor.ToolDesk().Brokerage;
        var order = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 1);
        var first = await desk.SubmitAsync(Monday, order);
        await desk.HoldAsync(Contexts.Alice("2025-10-08"), ClientOrderId.Parse("2025-10-08#1.1"), "Waiting.");

        Assert.That(await desk.SubmitAsync(Monday, order), Is.EqualTo(first));
    }

    private static async Task AssertRefusedAsync(
        TradingFloor floor,
        TradingContext context,
        SessionRefusal reason,
        string told,
        int entries
    )
    {
        var maker = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await floor.Sessions.RunAsync(context, maker, Opening),
            RefusedAs(reason).And.Message.Contains(told)
        );
        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(entries));
        Assert.That(await floor.Faults.ReadAsync(context.Signature), Is.Empty);
    }

    private static NUnit.Framework.Constraints.EqualConstraint<SessionRefusal> RefusedAs(SessionRefusal reason) =>
        Throws.TypeOf<SessionRefusedException>().With.Property(nameof(SessionRefusedException.Reason)).EqualTo(reason);
}
