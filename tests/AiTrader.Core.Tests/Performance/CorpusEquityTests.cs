using System.Globalization;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

/// <summary>The equity of real models whose records a correct system repeats, against the corpus.</summary>
public sealed class CorpusEquityTests
{
    private const double Tolerance = 1e-6;

    private static readonly Dictionary<string, (Market Market, string Prices)> Markets = new()
    {
        ["us_daily"] = (Market.Us, "us_daily.csv.gz"),
        ["cn_daily"] = (Market.ChinaA, "cn_daily.csv"),
    };

    [TestCaseSource(nameof(CleanAgents))]
    public async Task The_equity_of_each_bar_is_the_recorded_one(string market, string agent)
    {
        var curve = await CurveAsync(market, agent);

        string[][] rows =
        [
            .. (await File.ReadAllLinesAsync(SharedCorpus.PathOf(market, $"{agent}.equity.csv")))
                .Skip(1)
                .Select(line => line.Split(',')),
        ];
        Assert.That(curve.Points.Select(point => point.Time.ToString()), Is.EqualTo(rows.Select(row => row[0])));
        Assert.That(
            curve.Points.Select(point => (double)point.Equity.Value),
            Is.EqualTo(rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))).Within(Tolerance)
        );
    }

    [TestCaseSource(nameof(CleanAgents))]
    public async Task The_total_return_and_the_deepest_fall_are_the_recorded_ones(string market, string agent)
    {
        var curve = await CurveAsync(market, agent);

        var metrics = EntryOf(market, agent).GetProperty("metrics").GetProperty("per_bar");
        Assert.That(curve.TotalReturn, Is.EqualTo(metrics.GetProperty("CR").GetDouble()).Within(Tolerance));
        Assert.That(
            curve.MaxDrawdown?.Depth ?? 0,
            Is.EqualTo(metrics.GetProperty("MDD").GetDouble()).Within(Tolerance)
        );
    }

    [Test]
    public async Task The_first_session_counts_in_the_Sharpe_ratio_of_real_prices()
    {
        var series = PriceFile.CreateSource(SharedCorpus.PathOf("prices", "us_daily.csv.gz")).Read();
        var floor = new TradingFloor(
            new AsOfMarketData(Market.Us, series),
            series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        var (first, last) = (floor.Series.Times[0], floor.Series.Times[^1]);
        var context = Contexts.For("parts", first.ToString());
        var account = await floor.OpenAsync(context, 10_000);
        foreach (var symbol in floor.Series.Symbols)
        {
            var open = floor.Series.FindOpen(symbol, first)!.Value;
            if (Math.Floor(10_000m / floor.Series.Symbols.Count / open.Value) is > 0 and var units)
            {
                account = await floor.Ledger.AppendNewAsync(
                    account.Bought(context, $"p#{symbol}", symbol.Value, units, open.Value)
                );
            }
        }

        var curve = EquityCurve.Create(await floor.EntriesAsync("parts"), floor.Series, last);
        var sharpe = CurveMetrics.Create(curve, PerformanceConventions.Create(Market.Us, floor.Series)).Sharpe;

        Assert.That(curve.PeriodCount, Is.EqualTo(floor.Series.Times.Count));
        Assert.That(sharpe, Is.EqualTo(1.7819).Within(0.00005));
    }

    private static async Task<EquityCurve> CurveAsync(string market, string agent)
    {
        var (rules, prices) = Markets[market];
        var series = PriceFile.CreateSource(SharedCorpus.PathOf("prices", prices)).Read();
        var floor = new TradingFloor(
            new AsOfMarketData(rules, series),
            series,
            new InMemoryStore(TimeProvider.System).Ledgers,
            RuleBook.Standard
        );
        var entry = EntryOf(market, agent);
        var opening = Contexts.For(agent, entry.GetProperty("first").GetString()!);
        var orders = RecordedOrderFile.Read(SharedCorpus.PathOf(market, $"{agent}.orders.jsonl"));
        var result = await new OrderReplay(floor.Sessions).RunAsync(
            opening,
            new Money(entry.GetProperty("initial_cash").GetDecimal()),
            orders,
            CancellationToken.None
        );
        Assert.That(result.Fault, Is.Null);
        return await EquityCurve.CreateAsync(
            floor.Ledger.ReadEntriesAsync(opening.Signature, 0, CancellationToken.None),
            series,
            TradingTime.Parse(entry.GetProperty("last").GetString()!),
            CancellationToken.None
        );
    }

    private static JsonElement EntryOf(string market, string agent) =>
        Manifest(SharedCorpus.PathOf("manifest.json"))
            .Single(entry =>
                entry.GetProperty("market").GetString() == market && entry.GetProperty("agent").GetString() == agent
            );

    private static JsonElement[] Manifest(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(path));
        return [.. manifest.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }

    private static IEnumerable<TestCaseData> CleanAgents()
    {
        if (SharedCorpus.Find() is not { } corpus)
        {
            yield return new TestCaseData("us_daily", "gpt-5").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (
            var entry in Manifest(Path.Combine(corpus, "manifest.json"))
                .Where(entry => entry.GetProperty("classification").GetString() == "clean")
        )
        {
            yield return new TestCaseData(
                entry.GetProperty("market").GetString(),
                entry.GetProperty("agent").GetString()
            );
        }
    }
}
