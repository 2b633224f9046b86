using System.Collections.Concurrent;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Sessions.ArenaRuns;

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
    public async Task Without_a_schedule_all_sessions_of_the_market_are_run()
    {
        var market = TestMarket.UsWeek();
        var arena = new Arena(new TradingFloor(market).Sessions)
        {
            MarketSchedule = SessionSchedule.FromPrices(market.Series),
        };

        var runs = await arena.RunAsync([TraderOf("alice", new AllCash())]);

        Assert.That(runs[0].Results.Select(result => result.Context.Time), Is.EqualTo(market.Series.Times));
    }

    [Test]
    public void Without_any_schedule_the_run_is_refused() =>
        Assert.That(
            async () =>
                await new Arena(new TradingFloor(TestMarket.UsWeek()).Sessions).RunAsync([
                    TraderOf("alice", new AllCash()),
                ]),
            Throws.ArgumentException.With.Message.Contains("MarketSchedule")
        );

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
            Throws
                .TypeOf<SessionRefusedException>()
                .With.Property(nameof(SessionRefusedException.Reason))
                .EqualTo(SessionRefusal.OtherTerms)
                .And.Message.Contains("1 USD on us, not with 1000 USD on us")
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
    public async Task Progress_is_told_of_each_session_as_it_ends()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var reported = new ReportedProgress();

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
}
