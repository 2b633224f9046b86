using System.Globalization;
using System.Text;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Rules;
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

    [TestCaseSource(nameof(Cases))]
    public async Task A_case_comes_to_what_was_computed_and_to_the_cash_that_was_written_by_hand(
        string name,
        string line
    )
    {
        using var document = JsonDocument.Parse(line);
        var given = document.RootElement;
        using var folder = new TemporaryFolder();
        File.WriteAllLines(
            folder.File($"{name}.jsonl"),
            given.GetProperty("orders").EnumerateArray().Select(order => order.GetRawText())
        );

        var result = await ReplayAsync(
            new InMemoryStore(TimeProvider.System),
            OrderCorpus.MarketOf(given.GetProperty("market").GetString()!),
            SeriesOf(given.GetProperty("bars")),
            AccountOf(given),
            RecordedOrderFile.Read(folder.File($"{name}.jsonl"))
        );

        Assert.That(
            LinesOf(result, RecordedOutcomeForm.Full),
            Is.EqualTo(given.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetRawText()))
        );
        if (given.GetProperty("want_cash").GetString() is { } cash)
        {
            Assert.That(result.Outcomes[^1].Portfolio.Cash.ToString(), Is.EqualTo(cash));
        }
    }

    private static Task<string[]> ReplayAsync(IStore store, OrderCorpusAgent agent) =>
        ReplayAsync(store, agent, PriceFile.CreateSource(agent.Prices).Read());

    private static async Task<string[]> ReplayAsync(IStore store, OrderCorpusAgent agent, PriceSeries series)
    {
        var result = await ReplayAsync(
            store,
            OrderCorpus.MarketOf(agent.Market),
            series,
            (agent.Name, agent.Opened, agent.Cash, agent.Conditions),
            RecordedOrderFile.Read(agent.Orders)
        );
        return LinesOf(result, result.Form);
    }

    private static async Task<ReplayResult> ReplayAsync(
        IStore store,
        Market market,
        PriceSeries series,
        (string Name, string Opened, decimal Cash, TradingConditions Conditions) account,
        IReadOnlyList<RecordedOrder> orders
    )
    {
        var floor = new TradingFloor(new AsOfMarketData(market, series), series, store, RuleBook.Standard);
        var opening = Contexts.For(account.Name, account.Opened);
        var terms = AccountTerms.Create(market, new Money(account.Cash)) with { Conditions = account.Conditions };
        await store.Ledgers.OpenAccountAsync(opening, terms);
        return await new OrderReplay(floor.Sessions).RunAsync(opening, terms.Cash, orders, CancellationToken.None);
    }

    private static string[] LinesOf(ReplayResult result, RecordedOutcomeForm form) =>
        [.. result.Outcomes.Select(outcome => Encoding.UTF8.GetString(RecordedOutcomeJson.Write(outcome, form)))];

    private static string[] ExpectedOf(string series, string agent) =>
        File.ReadAllLines(OrderCorpus.Find(series, agent).Outcomes);

    private static (string Name, string Opened, decimal Cash, TradingConditions Conditions) AccountOf(
        JsonElement given
    ) =>
        (
            "case",
            given.GetProperty("orders")[0].GetProperty("date").GetString()!,
            decimal.Parse(given.GetProperty("initial_cash").GetString()!, CultureInfo.InvariantCulture),
            OrderCorpus.ConditionsOf(given.GetProperty("settings"))
        );

    // One case has a close above the high of its bar, which no reader here takes; nothing in it looks at that high.
    private static PriceSeries SeriesOf(JsonElement bars)
    {
        string[] columns = ["timestamp", "symbol", "open", "high", "low", "close", "volume"];
        using var folder = new TemporaryFolder();
        string file = folder.File("bars.csv");
        File.WriteAllLines(
            file,
            bars.EnumerateArray()
                .Select(bar => string.Join(',', columns.Select(column => bar.GetProperty(column).GetString())))
                .Select(bar => bar.Replace(",10,10,10,10.05,", ",10,10.05,10,10.05,", StringComparison.Ordinal))
                .Prepend(string.Join(',', columns))
        );
        return PriceFile.CreateSource(file).Read();
    }

    private static IEnumerable<TestCaseData> Cases()
    {
        if (SharedCorpus.Find() is not { } corpus)
        {
            yield return new TestCaseData("market_buy", "").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (string line in File.ReadLines(Path.Combine(corpus, "orders", "tables.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            string name = document.RootElement.GetProperty("case").GetString()!;
            yield return new TestCaseData(name, line).SetArgDisplayNames(name);
        }
    }
}
