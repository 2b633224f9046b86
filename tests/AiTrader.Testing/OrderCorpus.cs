using System.Globalization;
using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>The corpus of orders that rest: seeded agents on real prices, and hand-made cases.</summary>
public static class OrderCorpus
{
    private static readonly Dictionary<string, string> Prices = new()
    {
        ["us_daily"] = "us_daily.csv.gz",
        ["us_hourly"] = "us_hourly.csv.gz",
        ["cn_daily"] = "cn_daily.csv",
        ["cn_hourly"] = "cn_hourly.csv.gz",
        ["crypto_daily"] = "crypto_daily.csv.gz",
    };

    /// <summary>The agents, a test case each; one that is skipped where the corpus is absent.</summary>
    public static IEnumerable<TestCaseData> Agents()
    {
        if (SharedCorpus.Find() is null)
        {
            yield return new TestCaseData("us_daily", "plain-1").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (var agent in ReadManifest())
        {
            yield return new TestCaseData(agent.Series, agent.Name);
        }
    }

    /// <summary>The hand-made cases, a test case each: its name and its line.</summary>
    public static IEnumerable<TestCaseData> Cases()
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

    /// <summary>An agent of the corpus.</summary>
    public static OrderCorpusAgent Find(string series, string name) =>
        ReadManifest().Single(agent => agent.Series == series && agent.Name == name);

    /// <summary>The conditions of an account by the settings of the corpus.</summary>
    public static TradingConditions ConditionsOf(JsonElement settings) =>
        new()
        {
            FeeRate = NumberOf(settings, "fee_rate"),
            MinimumFee = new Money(NumberOf(settings, "fee_minimum")),
            SlippageBasisPoints = NumberOf(settings, "slippage_bps"),
            VolumeLimit =
                settings.GetProperty("volume_limit").ValueKind == JsonValueKind.Null
                    ? null
                    : NumberOf(settings, "volume_limit"),
            PriceLimits = settings.GetProperty("price_limits").GetBoolean(),
            OddLots = settings.GetProperty("odd_lots").GetBoolean(),
        };

    /// <summary>A market by its name in the corpus.</summary>
    public static Market MarketOf(string name) =>
        name switch
        {
            "us" => Market.Us,
            "cn" => Market.ChinaA,
            "crypto" => Market.Crypto,
            _ => throw new ArgumentException($"There is no market {name}.", nameof(name)),
        };

    private static List<OrderCorpusAgent> ReadManifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(SharedCorpus.PathOf("orders", "manifest.json")));
        return [.. manifest.RootElement.EnumerateArray().Select(AgentOf)];
    }

    private static OrderCorpusAgent AgentOf(JsonElement entry)
    {
        string series = entry.GetProperty("series").GetString()!;
        string name = entry.GetProperty("agent").GetString()!;
        return new OrderCorpusAgent
        {
            Series = series,
            Name = name,
            Market = entry.GetProperty("market").GetString()!,
            Conditions = ConditionsOf(entry.GetProperty("settings")),
            Cash = entry.GetProperty("initial_cash").GetDecimal(),
            Opened = entry.GetProperty("first").GetString()!,
            Prices = SharedCorpus.PathOf("prices", Prices[series]),
            Orders = SharedCorpus.PathOf("orders", series, $"{name}.orders.jsonl"),
            Outcomes = SharedCorpus.PathOf("orders", series, $"{name}.outcomes.jsonl"),
        };
    }

    private static decimal NumberOf(JsonElement settings, string name) =>
        decimal.Parse(settings.GetProperty(name).GetString() ?? "0", CultureInfo.InvariantCulture);
}
