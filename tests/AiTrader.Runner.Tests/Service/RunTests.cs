using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service;

/// <summary>Runs that are asked for are driven to their end, once, and what happens is told.</summary>
internal sealed class RunTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    private InMemoryStore _store = null!;

    [SetUp]
    public void SetUp() => _store = new InMemoryStore(TimeProvider.System);

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public async Task A_run_is_driven_to_its_end_and_told_in_the_order_of_its_ledger()
    {
        await using var service = await ServedStore.StartAsync(_store);
        var run = await service.RequestAsync("momentum", "2024-01-02", "2024-03-29");

        var finished = await service.FinishedAsync(run);

        var entries = await _store.Ledgers.ReadEntriesAsync(run.Signature).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(finished.State, Is.EqualTo(RunState.Completed), finished.Reason);
            Assert.That(entries.OfType<LedgerEntry.SessionCompleted>().Count(), Is.GreaterThan(50));
        });
        Assert.That(await SequencesToldAsync(), Is.EqualTo(entries.Select(entry => entry.Sequence)));
    }

    [Test]
    public async Task An_event_has_no_member_for_what_its_order_does_not_have()
    {
        await using var service = await ServedStore.StartAsync(_store);
        await service.FinishedAsync(await service.RequestAsync("limit-ladder", "2024-01-02", "2024-01-31"));

        var accepted = (await _store.Events.ReadAsync(0, 10_000)).Where(told => told.Kind == "accepted").ToList();

        Assert.That(accepted, Is.Not.Empty);
        Assert.That(
            accepted.Select(told => told.Content),
            Is.All.Contains("\"limit\":").And.All.Not.Contains("\"stop\":").And.All.Not.Contains("(none)")
        );
    }

    [Test]
    public async Task A_program_that_starts_again_continues_the_run_that_it_left()
    {
        var trader = new Entrant(
            "alice",
            async (context, desk, call, token) =>
            {
                await Task.Delay(call == 3 ? Timeout.Infinite : 0, token);
                await desk.HoldAsync(context, "Nothing is cheap.", token);
            }
        );
        Run run;
        await using (var first = await ServedStore.StartAsync(_store, [trader]))
        {
            run = await first.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-31");
            await UntilAsync(() => trader.Calls == 3);
        }

        await using var second = await ServedStore.StartAsync(_store, [Entrant.Holding("alice")]);
        var finished = await second.FinishedAsync(run);

        var entries = await _store.Ledgers.ReadEntriesAsync(Alice).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(finished.State, Is.EqualTo(RunState.Completed), finished.Reason);
            Assert.That(entries.OfType<LedgerEntry.Held>().Count(), Is.EqualTo(22));
        });
        Assert.That(await SequencesToldAsync(), Is.EqualTo(entries.Select(entry => entry.Sequence)));
    }

    [Test]
    public async Task A_run_that_is_canceled_ends_between_two_acts_and_can_be_asked_for_again()
    {
        var trader = new Entrant(
            "alice",
            async (context, desk, call, token) =>
            {
                await Task.Delay(call == 3 ? Timeout.Infinite : 0, token);
                await desk.HoldAsync(context, "Nothing is cheap.", token);
            }
        );
        await using var service = await ServedStore.StartAsync(_store, [trader]);
        var run = await service.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-31");
        await UntilAsync(() => trader.Calls == 3);

        var wish = await service.Runs.RequestCancelAsync(Alice, run.Id, "bob", default);
        service.Relay.Tell(Alice, RunEvent.Of(EventKinds.CancelRequested, wish!));
        var canceled = await service.FinishedAsync(run);
        await service.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-31");
        await UntilAsync(() => trader.Calls > 20);

        Assert.That((canceled.State, canceled.Reason), Is.EqualTo((RunState.Canceled, "bob canceled it.")));
    }

    [Test]
    public async Task A_run_whose_cancellation_nobody_told_is_canceled_too()
    {
        var trader = new Entrant("alice", async (_, _, _, token) => await Task.Delay(Timeout.Infinite, token));
        await using var service = await ServedStore.StartAsync(
            _store,
            [trader],
            plan => plan with { Drive = new DriveOptions { WatchInterval = TimeSpan.FromMilliseconds(50) } }
        );
        var run = await service.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-31");
        await UntilAsync(() => trader.Calls == 1);

        // As a process that dies between the wish and its event.
        await service.Runs.RequestCancelAsync(Alice, run.Id, "bob", default);

        Assert.That((await service.FinishedAsync(run)).State, Is.EqualTo(RunState.Canceled));
    }

    [Test]
    public async Task A_run_of_the_start_that_was_canceled_stays_so_at_the_next_start()
    {
        var waiting = new Entrant("alice", async (_, _, _, token) => await Task.Delay(Timeout.Infinite, token));
        Run run;
        await using (
            var first = await ServedStore.StartAsync(_store, [waiting], plan => plan with { StartsRuns = true })
        )
        {
            await UntilAsync(() => waiting.Calls == 1);
            run = (await first.Runs.FindQueueAsync(Alice, default)).Next!;
            var wish = await first.Runs.RequestCancelAsync(Alice, run.Id, "bob", default);
            first.Relay.Tell(Alice, RunEvent.Of(EventKinds.CancelRequested, wish!));
            await first.FinishedAsync(run);
        }

        var trader = Entrant.Holding("alice");
        await using var second = await ServedStore.StartAsync(
            _store,
            [trader],
            plan => plan with { StartsRuns = true }
        );

        Assert.That((await second.Runs.FindAsync(Alice, run.Id, default))!.State, Is.EqualTo(RunState.Canceled));
        Assert.That(trader.Calls, Is.Zero);
    }

    [Test]
    public async Task A_session_that_faults_is_run_again_and_then_faults_its_run()
    {
        var trader = new Entrant(
            "alice",
            (context, desk, call, token) =>
                call is 2 or >= 5
                    ? throw new InvalidOperationException("The model is away.")
                    : new ValueTask(desk.HoldAsync(context, "Nothing is cheap.", token).AsTask())
        );
        await using var service = await ServedStore.StartAsync(
            _store,
            [trader],
            plan => plan with { Drive = new DriveOptions { RetryDelay = TimeSpan.FromMilliseconds(1) } }
        );

        var finished = await service.FinishedAsync(
            await service.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-31")
        );

        Assert.Multiple(() =>
        {
            Assert.That(finished.State, Is.EqualTo(RunState.Faulted));
            Assert.That(finished.Reason, Is.EqualTo("The session of 2024-01-05 faulted 5 times: The model is away."));
            Assert.That(trader.Calls, Is.EqualTo(9));
        });
    }

    [Test]
    public async Task The_same_run_is_there_once_and_a_completed_one_is_not_run_again()
    {
        var trader = Entrant.Holding("alice");
        await using var service = await ServedStore.StartAsync(_store, [trader]);
        var run = await service.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-05");
        var again = await service.Runs.AddAsync(run, default);
        await service.FinishedAsync(run);

        var later = await service.Runs.AddAsync(run, default);

        Assert.Multiple(() =>
        {
            Assert.That(again.IsNew, Is.False);
            Assert.That((later.IsNew, later.Run!.State), Is.EqualTo((false, RunState.Completed)));
            Assert.That(trader.Calls, Is.EqualTo(4));
        });
    }

    [Test]
    public async Task A_run_that_was_canceled_is_added_again_by_another_request_and_not_by_the_same()
    {
        await using var service = await ServedStore.StartAsync(_store, []);
        var run = new Run
        {
            Signature = Alice,
            ModelId = Entrant.ModelId,
            From = TradingTime.Parse("2024-01-02"),
            To = TradingTime.Parse("2024-01-02"),
            RequestedBy = "ada",
            RequestId = "1",
        };
        await service.Runs.AddAsync(run, default);
        await service.Runs.FinishAsync(run with { State = RunState.Canceled }, default);

        Assert.That((await service.Runs.AddAsync(run, default)).IsNew, Is.False);
        Assert.That((await service.Runs.AddAsync(run with { RequestId = "2" }, default)).IsNew, Is.True);
    }

    [TestCase("bob", "test/model", "No trader is registered under this signature.")]
    [TestCase("alice", "test/other", "The trader belongs to the model test/model.")]
    public async Task A_run_that_cannot_be_is_refused_with_the_reason(string signature, string model, string reason)
    {
        await using var service = await ServedStore.StartAsync(_store, [Entrant.Holding("alice")]);

        var finished = await service.FinishedAsync(
            await service.RequestAsync(Signature.Parse(signature), ModelId.Parse(model), "2024-01-02", "2024-01-02")
        );

        Assert.That((finished.State, finished.Reason), Is.EqualTo((RunState.Refused, reason)));
    }

    [Test]
    public async Task A_halt_denies_the_next_order_in_each_process_and_ends_with_it()
    {
        var trader = new Entrant(
            "alice",
            async (context, desk, _, token) => await desk.BuyAsync(context, Symbol.Parse("SYN01"), 1, token)
        );
        await using var first = await ServedStore.StartAsync(_store, [trader]);
        await using var second = await ServedStore.StartAsync(_store, [Entrant.Holding("nobody")]);
        await second.Halts.HaltAsync(Alice, new Halt("The owner stops.", "bob"), _ => true, default);
        await UntilAsync(() => first.Halts.FindReason(Alice) is not null);
        await first.FinishedAsync(await first.RequestAsync(Alice, Entrant.ModelId, "2024-01-02", "2024-01-02"));
        await second.Halts.ResumeAsync(Alice, _ => true, default);
        await UntilAsync(() => first.Halts.FindReason(Alice) is null);
        await first.FinishedAsync(await first.RequestAsync(Alice, Entrant.ModelId, "2024-01-03", "2024-01-03"));

        var entries = await _store.Ledgers.ReadEntriesAsync(Alice).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(entries.OfType<LedgerEntry.Denied>().Single().Denial.Message, Does.Contain("The owner stops."));
            Assert.That(entries.OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(1));
        });
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10);
        }
    }

    private async Task<IReadOnlyList<long>> SequencesToldAsync()
    {
        var told = await _store.Events.ReadAsync(0, 10_000);
        return
        [
            .. told.Select(it => System.Text.Json.JsonDocument.Parse(it.Content).RootElement)
                .Where(it => it.TryGetProperty("sequence", out _))
                .Select(it => it.GetProperty("sequence").GetInt64()),
        ];
    }
}
