using System.Collections.Concurrent;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;

namespace AiTrader.Core.Tests.Sessions;

public sealed class ArenaTests
{
    [Test]
    public async Task Every_trader_has_a_result_for_every_session()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        var runs = await RunAsync(
            floor,
            TraderOf("alice", ScriptedDecisions.Buying("AAA", 1)),
            TraderOf("bob", ScriptedDecisions.Holding("No."))
        );

        Assert.That(
            runs.Select(run => (run.Trader.Signature.Value, run.AlreadyCompletedCount, run.Results.Count)),
            Is.EqualTo(new[] { ("alice", 0, 5), ("bob", 0, 5) })
        );
    }

    /// <summary>PEERS.md: one agent's final failure: the others finish, and the report says which failed.</summary>
    [Test]
    public async Task One_trader_s_failure_stops_only_that_trader()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var failing = new ScriptedDecisions(
            (context, desk) =>
                context.Date.Day == 8 ? throw new IOException("The model is down.") : desk.BuyAsync(context, "AAA", 1)
        );

        var runs = await RunAsync(
            floor,
            TraderOf("alice", ScriptedDecisions.Buying("AAA", 1)),
            TraderOf("bob", failing),
            TraderOf("carol", ScriptedDecisions.Buying("CCC", 1))
        );

        Assert.That(
            runs.Select(run => (run.Results.Count, run.Fault?.Fault.Message)),
            Is.EqualTo(new[] { (5, null), (3, "The model is down."), (5, (string?)null) })
        );
    }

    [Test]
    public async Task Run_again_it_goes_on_at_the_first_session_that_is_not_completed()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        bool fails = true;
        var maker = new ScriptedDecisions(
            (context, desk) =>
                fails && context.Date.Day == 8
                    ? throw new IOException("The model is down.")
                    : desk.BuyAsync(context, "AAA", 1)
        );
        await RunAsync(floor, TraderOf("alice", maker));
        fails = false;

        var run = (await RunAsync(floor, TraderOf("alice", maker)))[0];

        Assert.That((run.AlreadyCompletedCount, run.Results.Count, maker.Sessions), Is.EqualTo((2, 3, 6)));
    }

    [Test]
    public async Task Run_again_after_its_end_it_asks_nobody()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await RunAsync(floor, TraderOf("alice", ScriptedDecisions.Buying("AAA", 1)));
        var maker = Substitute.For<IDecisionMaker>();

        var run = (await RunAsync(floor, TraderOf("alice", maker)))[0];

        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!, CancellationToken.None);
        Assert.That((run.AlreadyCompletedCount, run.Results.Count), Is.EqualTo((5, 0)));
    }

    [Test]
    public async Task A_cancelled_run_can_be_run_again_and_ends_like_an_undisturbed_one()
    {
        var undisturbed = new TradingFloor(TestMarket.UsWeek());
        await RunAsync(undisturbed, TraderOf("alice", ScriptedDecisions.Buying("AAA", 2)));
        var floor = new TradingFloor(TestMarket.UsWeek());
        using var cancellation = new CancellationTokenSource();
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 2);
                if (context.Date.Day == 8)
                {
                    await cancellation.CancelAsync();
                }
            }
        );

        Assert.That(
            async () =>
                await floor.Arena.RunAsync(
                    [TraderOf("alice", maker)],
                    SessionSchedule.FromPrices(floor.Series),
                    null,
                    cancellation.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
        await RunAsync(floor, TraderOf("alice", maker));

        Assert.That(await floor.Ledger.HeadAsync("alice"), Is.EqualTo(await undisturbed.Ledger.HeadAsync("alice")));
    }

    [Test]
    public async Task Sixty_four_traders_together_have_exactly_the_ledgers_that_they_get_alone()
    {
        var traders = Enumerable.Range(0, 64).Select(number => TraderOf($"trader-{number}", MakerOf(number))).ToArray();
        var together = new TradingFloor(TestMarket.UsWeek());

        await RunAsync(together, traders);

        foreach (var trader in traders)
        {
            var alone = new TradingFloor(TestMarket.UsWeek());
            await RunAsync(alone, trader);
            Assert.That(
                await together.Ledger.HeadAsync(trader.Signature.Value),
                Is.EqualTo(await alone.Ledger.HeadAsync(trader.Signature.Value)),
                trader.Signature.Value
            );
        }
    }

    [Test]
    public void Traders_that_share_a_signature_are_refused_by_name_before_anything_is_opened()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        Assert.That(
            async () =>
                await RunAsync(
                    floor,
                    TraderOf("alice", new AllCash()),
                    TraderOf("bob", new AllCash()),
                    TraderOf("alice", new AllCash())
                ),
            Throws.ArgumentException.With.Message.Contains("alice").And.Message.Not.Contains("bob")
        );
        Assert.That(async () => await floor.Ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    [Test]
    public void A_schedule_of_the_other_resolution_is_refused_before_anything_is_opened()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        Assert.That(
            async () =>
                await floor.Arena.RunAsync(
                    [TraderOf("alice", new AllCash())],
                    SessionSchedule.FromPrices(TestMarket.UsHours().Series),
                    null,
                    CancellationToken.None
                ),
            Throws.ArgumentException.With.Message.Contains("Daily")
        );
        Assert.That(async () => await floor.Ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task An_account_that_is_open_with_other_cash_is_refused_before_any_session_is_run()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Bob("2025-10-06"), 1);
        var maker = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await RunAsync(floor, TraderOf("alice", maker), TraderOf("bob", maker)),
            Throws.TypeOf<LedgerException>()
        );

        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!, CancellationToken.None);
    }

    [Test]
    public async Task An_empty_schedule_opens_nothing()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        var runs = await floor.Arena.RunAsync(
            [TraderOf("alice", new AllCash())],
            new SessionSchedule([]),
            null,
            CancellationToken.None
        );

        Assert.That(
            (runs.Count, (await floor.Ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync()).Count),
            Is.EqualTo((1, 0))
        );
    }

    [Test]
    public async Task A_trader_whose_ledger_is_corrupted_is_faulted_and_the_others_finish()
    {
        using var folder = new TemporaryFolder();
        var market = TestMarket.UsWeek();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);
        await RunAsync(floor, TraderOf("bob", ScriptedDecisions.Buying("AAA", 1)));
        using (var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE entries SET entry = replace(entry, '1000', '9000') WHERE sequence = 1";
            command.ExecuteNonQuery();
        }

        var reported = new Progress();
        var runs = await floor.Arena.RunAsync(
            [TraderOf("alice", new AllCash()), TraderOf("bob", new AllCash())],
            SessionSchedule.FromPrices(market.Series),
            reported,
            CancellationToken.None
        );

        Assert.That(
            runs.Select(run => (run.Results.Count, run.Fault?.Fault.GetType())),
            Is.EqualTo(new[] { (5, null), (1, typeof(StoreCorruptedException)) })
        );
        Assert.That(
            reported.Results.OfType<SessionResult.Faulted>().Single().Context.Signature.Value,
            Is.EqualTo("bob")
        );
    }

    [Test]
    public async Task A_trader_whose_account_cannot_be_opened_now_is_faulted_and_the_others_finish()
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(
            market.MarketData,
            market.Series,
            FaultInjectingLedger.AtCall(new InMemoryStore(TimeProvider.System).Ledgers, 1, StoreFault.Before),
            RuleBook.Standard
        );

        var runs = await RunAsync(floor, TraderOf("alice", new AllCash()), TraderOf("bob", new AllCash()));

        Assert.That(
            runs.Select(run => (run.Results.Count, run.Fault?.Fault.GetType())),
            Is.EqualTo(new[] { (1, typeof(IOException)), (5, null) })
        );
        Assert.That(
            (await floor.Faults.ReadAsync(Signature.Parse("alice"), default)).Select(fault => fault.Message),
            Is.EqualTo(new[] { "The store is down." })
        );
    }

    [Test]
    public async Task Progress_is_told_of_each_session_as_it_ends()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var reported = new Progress();

        await floor.Arena.RunAsync(
            [TraderOf("alice", new AllCash()), TraderOf("bob", new AllCash())],
            SessionSchedule.FromPrices(floor.Series),
            reported,
            CancellationToken.None
        );

        Assert.That(
            reported
                .Results.Where(result => result.Context.Signature.Value == "bob")
                .Select(result => result.Context.Time),
            Is.EqualTo(floor.Series.Times)
        );
        Assert.That(reported.Results, Has.Count.EqualTo(10));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task No_more_traders_run_at_once_than_its_parallelism_says(int parallelism)
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(market);
        int running = 0;
        var seen = new ConcurrentQueue<int>();
        var full = new TaskCompletionSource();
        var maker = new ScriptedDecisions(
            async (_, _) =>
            {
                int now = Interlocked.Increment(ref running);
                seen.Enqueue(now);
                if (now == parallelism)
                {
                    full.TrySetResult();
                }

                await full.Task;
                Interlocked.Decrement(ref running);
            }
        );

        var arena = new Arena(floor.Sessions) { Parallelism = parallelism };
        await arena.RunAsync(
            [.. Enumerable.Range(0, 9).Select(number => TraderOf($"t{number}", maker))],
            SessionSchedule.FromPrices(market.Series),
            null,
            CancellationToken.None
        );

        Assert.That(seen.Max(), Is.EqualTo(parallelism));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_parallelism_of_nobody_is_refused(int parallelism)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());

        Assert.That(
            () => new Arena(floor.Sessions) { Parallelism = parallelism },
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    private static IDecisionMaker MakerOf(int number) =>
        (number % 4) switch
        {
            0 => new SeededRandom(number),
            1 => new Momentum(2, 1 + (number % 2)),
            2 => new EqualWeightBuyAndHold(),
            _ => ScriptedDecisions.Buying("AAA", number),
        };

    private static Trader TraderOf(string signature, IDecisionMaker maker) =>
        new(Signature.Parse(signature), ModelId.Parse("test/model"), maker, new Money(1000));

    private static Task<IReadOnlyList<TraderRun>> RunAsync(TradingFloor floor, params Trader[] traders) =>
        floor.Arena.RunAsync(traders, SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);

    private sealed class Progress : IProgress<SessionResult>
    {
        public ConcurrentQueue<SessionResult> Results { get; } = new();

        public void Report(SessionResult value) => Results.Enqueue(value);
    }
}
