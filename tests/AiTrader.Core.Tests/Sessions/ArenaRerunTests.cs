using AiTrader.Testing;
using static AiTrader.Core.Tests.Sessions.ArenaRuns;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>An arena that is run again goes on where it ended.</summary>
public sealed class ArenaRerunTests
{
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
}
