using System.Text;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Sessions.Replays;

/// <summary>Real orders of real models, and what a correct system makes of them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CorpusReplayTests
{
    private static readonly Dictionary<string, (Market Market, string Prices)> Markets = new()
    {
        ["us_daily"] = (Market.Us, "us_daily.csv.gz"),
        ["cn_daily"] = (Market.ChinaA, "cn_daily.csv"),
        ["cn_hourly"] = (Market.ChinaA, "cn_hourly.csv.gz"),
        ["crypto"] = (Market.Crypto, "crypto_daily.csv.gz"),
    };

    [TestCaseSource(nameof(Agents))]
    public async Task Replayed_orders_come_to_the_outcomes_of_a_correct_system(string market, string agent)
    {
        var lines = await ReplayAsync(new InMemoryStore(TimeProvider.System).Ledgers, market, agent);

        Assert.That(lines, Is.EqualTo(await ExpectedAsync(market, agent)));
    }

    [TestCaseSource(nameof(Agents))]
    [Category(TestCategory.Long)]
    public async Task Replaying_twice_into_one_file_changes_nothing_the_second_time(string market, string agent)
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;

        var first = await ReplayAsync(ledger, market, agent);
        string head = await ledger.HeadAsync(agent);
        var second = await ReplayAsync(ledger, market, agent);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(ledger.HeadAsync(agent).Result, Is.EqualTo(head));
        });
        Assert.That(first, Is.EqualTo(await ExpectedAsync(market, agent)));
    }

    [TestCaseSource(nameof(Agents))]
    [Category(TestCategory.Redis)]
    public async Task Replayed_through_a_server_the_outcomes_and_the_ledger_are_those_in_memory(
        string market,
        string agent
    )
    {
        using var server = await RedisServer.StartAsync();
        await using var store = new RedisStore(server.Address, TimeProvider.System);
        var ledger = store.Ledgers;
        var inMemory = new InMemoryStore(TimeProvider.System).Ledgers;
        await ReplayAsync(inMemory, market, agent);

        var lines = await ReplayAsync(ledger, market, agent);

        Assert.That(lines, Is.EqualTo(await ExpectedAsync(market, agent)));
        Assert.That(await ledger.HeadAsync(agent), Is.EqualTo(await inMemory.HeadAsync(agent)));
    }

    private static async Task<string[]> ReplayAsync(ILedgerStore ledger, string market, string agent)
    {
        var (rules, prices) = Markets[market];
        var series = PriceFile.CreateSource(SharedCorpus.PathOf("prices", prices)).Read();
        var floor = new TradingFloor(new AsOfMarketData(rules, series), series, ledger, RuleBook.Standard);
        var orders = RecordedOrderFile.Read(SharedCorpus.PathOf(market, $"{agent}.orders.jsonl"));
        var (cash, opened) = OpeningOf(market, agent);

        var result = await new OrderReplay(floor.Sessions).RunAsync(
            Contexts.For(agent, opened),
            new Money(cash),
            orders,
            CancellationToken.None
        );

        return [.. result.Outcomes.Select(outcome => Encoding.UTF8.GetString(RecordedOutcomeJson.Write(outcome)))];
    }

    private static Task<string[]> ExpectedAsync(string market, string agent) =>
        File.ReadAllLinesAsync(SharedCorpus.PathOf(market, $"{agent}.outcomes.jsonl"));

    private static (decimal Cash, string Opened) OpeningOf(string market, string agent)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(SharedCorpus.PathOf("manifest.json")));
        var entry = manifest
            .RootElement.EnumerateArray()
            .Single(item =>
                item.GetProperty("market").GetString() == market && item.GetProperty("agent").GetString() == agent
            );
        return (entry.GetProperty("initial_cash").GetDecimal(), entry.GetProperty("first").GetString()!);
    }

    private static IEnumerable<TestCaseData> Agents()
    {
        if (SharedCorpus.Find() is not { } corpus)
        {
            yield return new TestCaseData("us_daily", "gpt-5").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (string market in Markets.Keys)
        {
            foreach (string file in Directory.GetFiles(Path.Combine(corpus, market), "*.orders.jsonl").Order())
            {
                yield return new TestCaseData(
                    market,
                    Path.GetFileName(file).Replace(".orders.jsonl", "", StringComparison.Ordinal)
                );
            }
        }
    }
}
