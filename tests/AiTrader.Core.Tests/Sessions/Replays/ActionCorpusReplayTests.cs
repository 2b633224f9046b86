using System.Text;
using AiTrader.Audits;
using AiTrader.Performance;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Sessions.Replays;

/// <summary>Splits and dividends around orders, and what becomes of the books, against two other programs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ActionCorpusReplayTests
{
    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task Orders_splits_and_dividends_come_to_the_outcomes_of_two_other_programs(string set, string agent)
    {
        var lines = await ReplayAsync(new InMemoryStore(TimeProvider.System), set, agent);

        Assert.That(lines, Is.EqualTo(ExpectedOf(set, agent)));
    }

    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    [Category(TestCategory.Long)]
    public async Task Replaying_twice_into_one_file_changes_nothing_the_second_time(string set, string agent)
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);

        var first = await ReplayAsync(store, set, agent);
        string head = await store.Ledgers.HeadAsync(agent);
        var second = await ReplayAsync(store, set, agent);

        Assert.That(first, Is.EqualTo(ExpectedOf(set, agent)));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(await store.Ledgers.HeadAsync(agent), Is.EqualTo(head));
    }

    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    [Category(TestCategory.Redis)]
    public async Task Replayed_through_a_server_the_outcomes_and_the_ledger_are_those_in_memory(
        string set,
        string agent
    )
    {
        using var server = await RedisServer.StartAsync();
        await using var store = new RedisStore(server.Address, TimeProvider.System);
        var inMemory = new InMemoryStore(TimeProvider.System);
        await ReplayAsync(inMemory, set, agent);

        var lines = await ReplayAsync(store, set, agent);

        Assert.That(lines, Is.EqualTo(ExpectedOf(set, agent)));
        Assert.That(await store.Ledgers.HeadAsync(agent), Is.EqualTo(await inMemory.Ledgers.HeadAsync(agent)));
    }

    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task The_equity_and_the_dividends_due_of_each_bar_are_the_computed_ones(string set, string agent)
    {
        var store = new InMemoryStore(TimeProvider.System);
        await ReplayAsync(store, set, agent);
        var series = ActionCorpus.ReadSeries(set);

        var curve = await EquityCurve.CreateAsync(
            store.Ledgers.ReadEntriesAsync(Signature.Parse(agent), 0),
            series,
            series.Times[^1]
        );

        Assert.That(
            curve
                .Points.GroupBy(point => point.Time)
                .Select(points => points.Last())
                .Select(point => $"{point.Time},{point.Equity},{point.DividendsDue}"),
            Is.EqualTo(File.ReadLines(ActionCorpus.PathOf(set, agent, "equity.csv")).Skip(1))
        );
    }

    private static async Task<string[]> ReplayAsync(IStore store, string set, string agent)
    {
        var series = ActionCorpus.ReadSeries(set);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        var (opening, terms) = ActionCorpus.OpeningOf(set, agent);
        await store.Ledgers.OpenAccountAsync(opening, terms);
        var result = await new OrderReplay(floor.Sessions).RunAsync(
            opening,
            terms.Cash,
            RecordedOrderFile.Read(ActionCorpus.PathOf(set, agent, "orders.jsonl")),
            CancellationToken.None
        );
        return
        [
            .. result.Outcomes.Select(outcome =>
                Encoding.UTF8.GetString(RecordedOutcomeJson.Write(outcome, result.Form))
            ),
        ];
    }

    private static string[] ExpectedOf(string set, string agent) =>
        File.ReadAllLines(ActionCorpus.PathOf(set, agent, "outcomes.jsonl"));
}
