using AiTrader.Stores;
using AiTrader.Testing;
using NSubstitute.ExceptionExtensions;
using static AiTrader.Core.Tests.Sessions.ArenaRuns;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>How a run begins and ends.</summary>
public sealed class ArenaRunTests
{
    [Test]
    public void Runs_that_are_opened_are_of_different_traders_and_of_the_resolution_of_the_prices()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var run = new TraderRun(TraderOf("alice", ScriptedDecisions.Silent()), 0, []);

        Assert.That(
            async () => await floor.Arena.RunOpenedAsync([run, run], SessionSchedule.FromPrices(floor.Series)),
            Throws.ArgumentException.With.Message.Contains("Signatures that occur more than once: alice.")
        );
        Assert.That(
            async () => await floor.Arena.RunOpenedAsync([run], [TradingTime.Parse("2025-10-06 10:00")]),
            Throws.ArgumentException.With.Message.Contains("The schedule begins at 2025-10-06 10:00")
        );
    }

    /// <summary>An HttpClient's time-out is an OperationCanceledException, and nobody has cancelled anything.</summary>
    [Test]
    public async Task A_time_out_of_the_opening_that_looks_like_a_cancellation_stops_its_trader_alone()
    {
        var ledgers = Substitute.For<ILedgerStore>();
        ledgers
            .OpenAccountAsync(null!, null!)
            .ThrowsAsyncForAnyArgs(new TaskCanceledException("The request timed out."));
        var week = TestMarket.UsWeek();
        var floor = new TradingFloor(week.MarketData, week.Series, ledgers, AiTrader.Rules.RuleBook.Standard);

        var runs = await RunAsync(floor, TraderOf("alice", ScriptedDecisions.Silent()));

        Assert.That(runs.Single().Fault?.Fault, Is.TypeOf<TaskCanceledException>());
    }

    [Test]
    public async Task A_run_settles_its_traders_to_the_end_of_its_last_bar()
    {
        var week = TestMarket.UsWeek();
        var brokerage = Substitute.For<IBrokerage>();
        await using var store = new InMemoryStore(TimeProvider.System);
        var arena = new Arena(new SessionRunner(week.MarketData, brokerage, store, TimeProvider.System));

        await arena.RunAsync([TraderOf("alice", ScriptedDecisions.Silent())], SessionSchedule.FromPrices(week.Series));

        await brokerage
            .Received(1)
            .SettleAsync(Contexts.Alice("2025-10-10"), SettleUntil.BarEnd, Arg.Any<CancellationToken>());
        await brokerage
            .Received(1)
            .SettleAsync(Arg.Any<TradingContext>(), SettleUntil.BarEnd, Arg.Any<CancellationToken>());
    }
}
