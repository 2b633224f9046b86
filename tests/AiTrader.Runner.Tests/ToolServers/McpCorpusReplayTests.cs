using System.Text;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Handoffs;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>
/// Real orders of real models, given one by one to a tool server of another process: one model a market, and all of
/// them by tests/every.runsettings.
/// </summary>
[Category(TestCategory.Process)]
internal sealed class McpCorpusReplayTests
{
    private static readonly Dictionary<string, string> Prices = new()
    {
        ["us_daily"] = "us_daily.csv.gz",
        ["cn_daily"] = "cn_daily.csv",
        ["cn_hourly"] = "cn_hourly.csv.gz",
        ["crypto"] = "crypto_daily.csv.gz",
    };

    [TestCaseSource(nameof(Agents))]
    public async Task Orders_through_a_tool_server_come_to_the_outcomes_that_they_have_in_memory(
        string folder,
        string agent
    )
    {
        using var temporary = new TemporaryFolder();
        await using var store = new SqliteStore(temporary.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        string keyFile = temporary.File("seal.key");
        byte[] secret = [.. Encoding.ASCII.GetBytes(agent.PadRight(SealKey.MinimumLength, '.'))];
        await File.WriteAllTextAsync(keyFile, $"k1 {Convert.ToBase64String(secret)}");
        var market = Market.Known.Single(market => market.Name == folder.Split('_')[0]);
        string prices = SharedCorpus.PathOf("prices", Prices[folder]);
        using var server = BoundedProcess.Aitrader(
            "mcp",
            "--stdio",
            "--market",
            market.Name,
            "--prices",
            prices,
            "--store",
            $"sqlite:{temporary.File("ledger.db")}",
            "--seal-key-file",
            keyFile
        );
        await using var remote = await McpTradingToolset
            .ConnectAsync(
                token =>
                    McpClient.CreateAsync(
                        new StreamClientTransport(
                            server.Process.StandardInput.BaseStream,
                            server.Process.StandardOutput.BaseStream
                        ),
                        ToolMarket.Unhurried,
                        cancellationToken: token
                    ),
                new ContextSeal(
                    new SealKeys(new SealKey("k1", secret)),
                    ContextSeal.DefaultAudience,
                    TimeProvider.System
                ),
                default
            )
            .WaitAsync(TimeSpan.FromSeconds(30));

        var lines = await ReplayAsync(ledger, market, PriceFile.CreateSource(prices).Read(), folder, agent, remote);

        Assert.That(
            lines,
            Is.EqualTo(await File.ReadAllLinesAsync(SharedCorpus.PathOf(folder, $"{agent}.outcomes.jsonl"))),
            server.Errors
        );
    }

    // The sessions trade through the server; the replay that follows finds all of them completed, and reads what became
    // of the orders.
    private static async Task<string[]> ReplayAsync(
        ILedgerStore ledger,
        Market market,
        PriceSeries series,
        string folder,
        string agent,
        McpTradingToolset remote
    )
    {
        var floor = new TradingFloor(new AsOfMarketData(market, series), series, ledger, RuleBook.Standard);
        var orders = RecordedOrderFile.Read(SharedCorpus.PathOf(folder, $"{agent}.orders.jsonl"));
        var (cash, opened) = OpeningOf(folder, agent);
        var opening = Contexts.For(agent, opened);
        await floor.OpenAsync(opening, cash);
        var decisions = new RemoteRecordedDecisions(orders, remote);
        foreach (var time in new RecordedDecisions(orders).Schedule)
        {
            var result = await floor.Sessions.RunAsync(
                TradingContext.For(opening.Signature).Using(opening.ModelId).At(time),
                decisions
            );
            Assert.That((result as SessionResult.Faulted)?.Fault, Is.Null);
        }

        var read = await new OrderReplay(floor.Sessions).RunAsync(opening, new Money(cash), orders, default);
        return [.. read.Outcomes.Select(outcome => Encoding.UTF8.GetString(RecordedOutcomeJson.Write(outcome)))];
    }

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

        foreach (string market in Prices.Keys)
        {
            var files = Directory.GetFiles(Path.Combine(corpus, market), "*.orders.jsonl").Order();
            foreach (string file in files.Take(EveryCase.IsAsked ? int.MaxValue : 1))
            {
                yield return new TestCaseData(
                    market,
                    Path.GetFileName(file).Replace(".orders.jsonl", "", StringComparison.Ordinal)
                );
            }
        }
    }
}
