using System.Globalization;
using System.Text.Json;
using AiTrader.Performance;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

/// <summary>
/// The figures that the reference published, from its records and our curve, to the digits that were printed.
/// </summary>
public sealed class PublishedFiguresTests
{
    [TestCaseSource(nameof(Returns))]
    public void A_return_of_its_leaderboard_is_ours(string agent, string timestamp, decimal value, decimal percent)
    {
        var curve = UsCurve(agent);

        var point =
            timestamp == "2025-10-30"
                ? AtLastClose(agent)
                : curve.Points.Single(point => point.Time == TradingTime.Parse(timestamp)).Equity.Value;

        Assert.That(point, Is.EqualTo(value).Within(0.000001m));
        Assert.That(
            Math.Round(((point / curve.Points[0].Equity.Value) - 1) * 100, 2, MidpointRounding.AwayFromZero),
            Is.EqualTo(percent)
        );
    }

    [TestCaseSource(nameof(Evaluations))]
    public void Its_evaluation_of_a_crypto_trader_is_ours(string agent)
    {
        var published = Published("crypto")
            .Single(entry => entry.GetProperty("agent").GetString() == agent)
            .GetProperty("published");
        var curve = CorpusAgent.Open("crypto", agent).Curve;

        var ours = ReferenceEvaluation.Create(curve, new PerformanceConventions(365) { RiskFreeRate = 0.02 });

        Assert.Multiple(() =>
        {
            RequirePrinted(published, "sharpe_ratio", ours.Sharpe);
            RequirePrinted(published, "max_drawdown", ours.MaxDrawdown);
            RequirePrinted(published, "cumulative_return", ours.CumulativeReturn);
            RequirePrinted(published, "annualized_return", ours.AnnualizedReturn);
            RequirePrinted(published, "volatility", ours.Volatility);
            RequirePrinted(published, "win_rate", ours.WinRate);
            RequirePrinted(published, "profit_loss_ratio", ours.ProfitLossRatio);
            var period = published.GetProperty("max_drawdown_period");
            Assert.That(ours.Drawdown?.Peak.ToString(), Is.EqualTo(period.GetProperty("start_date").GetString()));
            Assert.That(ours.Drawdown?.Trough.ToString(), Is.EqualTo(period.GetProperty("end_date").GetString()));
            Assert.That(
                (double)curve.Points[^1].Equity.Value,
                Is.EqualTo(published.GetProperty("final_value").GetDouble()).Within(1e-6)
            );
        });
    }

    private static void RequirePrinted(JsonElement published, string name, double? value) =>
        Assert.That(
            Math.Round(value ?? double.NaN, 4),
            Is.EqualTo(published.GetProperty(name).GetDouble()).Within(1e-12),
            name
        );

    private static EquityCurve UsCurve(string agent) => CorpusAgent.Open("us_daily", agent).Curve;

    // The series ends with an open alone; its closes came out later.
    private static decimal AtLastClose(string agent)
    {
        var closes = File.ReadLines(SharedCorpus.PathOf("prices", "us_daily_last_close.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(row => Symbol.Parse(row[1]), row => decimal.Parse(row[2], CultureInfo.InvariantCulture));
        var last = CorpusAgent.Open("us_daily", agent).States[^1];
        return last.Cash.Value + last.Holdings.Sum(holding => holding.Value.Value * closes[holding.Key]);
    }

    private static IEnumerable<TestCaseData> Returns() =>
        SharedCorpus.Find() is null
            ? [new TestCaseData("gpt-5", "2025-10-21", 0m, 0m).Ignore("The corpus ../shared/corpus is absent.")]
            : Published("us_daily")
                .Select(entry => new TestCaseData(
                    entry.GetProperty("agent").GetString(),
                    entry.GetProperty("timestamp").GetString(),
                    entry.GetProperty("value").GetDecimal(),
                    entry.GetProperty("published_cumulative_return_percent").GetDecimal()
                ));

    private static IEnumerable<TestCaseData> Evaluations() =>
        SharedCorpus.Find() is null
            ? [new TestCaseData("MiniMax-M2").Ignore("The corpus ../shared/corpus is absent.")]
            : Published("crypto").Select(entry => new TestCaseData(entry.GetProperty("agent").GetString()));

    private static IEnumerable<JsonElement> Published(string market)
    {
        using var published = JsonDocument.Parse(File.ReadAllText(SharedCorpus.PathOf("published.json")));
        return
        [
            .. published
                .RootElement.EnumerateArray()
                .Where(entry => entry.GetProperty("market").GetString() == market)
                .Select(entry => entry.Clone()),
        ];
    }
}
