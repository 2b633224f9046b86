using System.Globalization;
using System.Text.Json;
using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

/// <summary>One agent of the corpus: what the reference recorded of it, and what is known of that.</summary>
internal sealed class CorpusAgent
{
    private static readonly Dictionary<string, string> Prices = new()
    {
        ["us_daily"] = "us_daily.csv.gz",
        ["cn_daily"] = "cn_daily.csv",
        ["cn_hourly"] = "cn_hourly.csv.gz",
        ["crypto"] = "crypto_daily.csv.gz",
    };

    private readonly string _market;
    private readonly string _name;

    private CorpusAgent(string market, string name)
    {
        _market = market;
        _name = name;
        Series = PriceFile.CreateSource(SharedCorpus.PathOf("prices", Prices[market])).Read();
        Manifest = ManifestOf(SharedCorpus.PathOf("manifest.json"))
            .Single(entry =>
                entry.GetProperty("market").GetString() == market && entry.GetProperty("agent").GetString() == name
            );
    }

    public PriceSeries Series { get; }

    /// <summary>Its entry of the manifest.</summary>
    public JsonElement Manifest { get; }

    /// <summary>The states that the reference recorded, in order.</summary>
    public IReadOnlyList<AccountState> States =>
        [.. File.ReadLines(SharedCorpus.PathOf(_market, $"{_name}.recorded.jsonl")).Select(StateOf)];

    /// <summary>What it was worth by the recorded states, bar by bar.</summary>
    public EquityCurve Curve =>
        EquityCurve.Create(States, Series, TradingTime.Parse(Manifest.GetProperty("last").GetString()!));

    /// <summary>The rows of the recorded equity.</summary>
    public IReadOnlyList<(string Time, double Value)> Equity =>
        [
            .. File.ReadLines(SharedCorpus.PathOf(_market, $"{_name}.equity.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(row => (row[0], double.Parse(row[1], CultureInfo.InvariantCulture))),
        ];

    public static CorpusAgent Open(string market, string name) => new(market, name);

    /// <summary>Every agent; one that is ignored, with the reason, where the corpus is absent.</summary>
    public static IEnumerable<TestFixtureData> All()
    {
        if (SharedCorpus.Find() is not { } corpus)
        {
            yield return new TestFixtureData("us_daily", "gpt-5").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (var entry in ManifestOf(Path.Combine(corpus, "manifest.json")))
        {
            yield return new TestFixtureData(
                entry.GetProperty("market").GetString(),
                entry.GetProperty("agent").GetString()
            );
        }
    }

    private static AccountState StateOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        var holdings = json
            .RootElement.GetProperty("holdings")
            .EnumerateObject()
            .ToDictionary(holding => Symbol.Parse(holding.Name), holding => new Quantity(holding.Value.GetDecimal()));
        return new AccountState(
            TradingTime.Parse(json.RootElement.GetProperty("date").GetString()!),
            new Money(json.RootElement.GetProperty("cash").GetDecimal()),
            holdings
        );
    }

    private static JsonElement[] ManifestOf(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(path));
        return [.. manifest.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }
}
