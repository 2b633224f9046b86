using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;
using static AiTrader.Core.Tests.Sessions.ArenaRuns;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>What breaks for one trader stops that trader, and the others finish.</summary>
public sealed class ArenaFaultTests
{
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

        var reported = new ReportedProgress();
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
}
