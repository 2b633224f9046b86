using System.Text;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Sessions.Replays;

/// <summary>
/// Orders that rest, of seeded agents on real prices and of hand-made cases, and the outcomes of them.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class OrderCorpusReplayTests
{
    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    public async Task Replayed_orders_come_to_the_outcomes_of_two_other_programs(string series, string agent)
    {
        var lines = await ReplayAsync(new InMemoryStore(TimeProvider.System), OrderCorpus.Find(series, agent));

        Assert.That(lines, Is.EqualTo(ExpectedOf(series, agent)));
    }

    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    [Category(TestCategory.Long)]
    public async Task Replaying_twice_into_one_file_changes_nothing_the_second_time(string series, string agent)
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);

        var first = await ReplayAsync(store, OrderCorpus.Find(series, agent));
        string head = await store.Ledgers.HeadAsync(agent);
        var second = await ReplayAsync(store, OrderCorpus.Find(series, agent));

        Assert.That(first, Is.EqualTo(ExpectedOf(series, agent)));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(await store.Ledgers.HeadAsync(agent), Is.EqualTo(head));
    }

    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    [Category(TestCategory.Redis)]
    public async Task Replayed_through_a_server_the_outcomes_and_the_ledger_are_those_in_memory(
        string series,
        string agent
    )
    {
        using var server = await RedisServer.StartAsync();
        await using var store = new RedisStore(server.Address, TimeProvider.System);
        var inMemory = new InMemoryStore(TimeProvider.System);
        await ReplayAsync(inMemory, OrderCorpus.Find(series, agent));

        var lines = await ReplayAsync(store, OrderCorpus.Find(series, agent));

        Assert.That(lines, Is.EqualTo(ExpectedOf(series, agent)));
        Assert.That(await store.Ledgers.HeadAsync(agent), Is.EqualTo(await inMemory.Ledgers.HeadAsync(agent)));
    }

    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Cases))]
    public async Task A_case_comes_to_what_was_computed_and_to_the_cash_that_was_written_by_hand(
        string name,
        string line
    )
    {
        var given = OrderCorpusCase.Parse(name, line);

        var result = await OrderCorpusReplay.RunAsync(new InMemoryStore(TimeProvider.System), given);

        Assert.That(LinesOf(result, RecordedOutcomeForm.Full), Is.EqualTo(given.Outcomes));
        if (given.WantedCash is { } cash)
        {
            Assert.That(result.Outcomes[^1].Portfolio.Cash.ToString(), Is.EqualTo(cash));
        }
    }

    private static async Task<string[]> ReplayAsync(IStore store, OrderCorpusAgent agent)
    {
        var result = await OrderCorpusReplay.RunAsync(store, agent, PriceFile.CreateSource(agent.Prices).Read());
        return LinesOf(result, result.Form);
    }

    private static string[] LinesOf(ReplayResult result, RecordedOutcomeForm form) =>
        [.. result.Outcomes.Select(outcome => Encoding.UTF8.GetString(RecordedOutcomeJson.Write(outcome, form)))];

    private static string[] ExpectedOf(string series, string agent) =>
        File.ReadAllLines(OrderCorpus.Find(series, agent).Outcomes);
}
