using System.Text.Json;
using AiTrader.Performance;

namespace AiTrader.Core.Tests.Performance;

/// <summary>
/// What the reference recorded of real models, defects included, valued and measured as its own figures are.
/// </summary>
[TestFixtureSource(typeof(CorpusAgent), nameof(CorpusAgent.All))]
public sealed class CorpusRecordsTests(string market, string name)
{
    private const double Tolerance = 1e-6;

    private readonly CorpusAgent _agent = CorpusAgent.Open(market, name);

    [Test]
    public void The_equity_of_each_bar_is_that_of_the_corpus()
    {
        var points = _agent.Curve.Points;

        Assert.That(points.Select(point => point.Time.ToString()), Is.EqualTo(_agent.Equity.Select(row => row.Time)));
        Assert.That(
            points.Select(point => (double)point.Equity.Value),
            Is.EqualTo(_agent.Equity.Select(row => row.Value)).Within(Tolerance)
        );
    }

    [Test]
    public void The_reference_metrics_of_the_records_are_those_of_the_manifest() =>
        RequireManifest(
            ReferenceMetrics.Create(EquityCurve.CreateFromRecords(_agent.States, _agent.Series), PeriodsPerYear),
            "per_record"
        );

    [Test]
    public void The_reference_metrics_of_the_bars_are_those_of_the_manifest() =>
        RequireManifest(ReferenceMetrics.Create(_agent.Curve, PeriodsPerYear), "per_bar");

    [Test]
    public void The_metrics_that_need_no_convention_are_the_reference_s_too()
    {
        var expected = MetricsOf("per_bar");
        var metrics = CurveMetrics.Create(_agent.Curve, new PerformanceConventions(PeriodsPerYear));
        int n = _agent.Curve.Points.Count - 1;

        Assert.Multiple(() =>
        {
            Assert.That(metrics.TotalReturn, Is.EqualTo(expected.GetProperty("CR").GetDouble()).Within(Tolerance));
            Assert.That(
                metrics.AnnualizedReturn,
                Is.EqualTo(expected.GetProperty("Ann").GetDouble()).Within(Tolerance)
            );
            Assert.That(
                metrics.MaxDrawdown?.Depth,
                Is.EqualTo(expected.GetProperty("MDD_conventional").GetDouble()).Within(Tolerance)
            );

            // The deviation of a sample is that of a population times √(n / (n − 1)).
            Assert.That(
                metrics.Volatility / Math.Sqrt(n / (n - 1d)),
                Is.EqualTo(expected.GetProperty("Vol").GetDouble()).Within(Tolerance)
            );
            Assert.That(
                metrics.Sharpe * Math.Sqrt(n / (n - 1d)),
                Is.EqualTo(expected.GetProperty("Sharpe").GetDouble()).Within(Tolerance)
            );
        });
    }

    private double PeriodsPerYear => _agent.Manifest.GetProperty("metrics").GetProperty("periods_per_year").GetDouble();

    private JsonElement MetricsOf(string set) => _agent.Manifest.GetProperty("metrics").GetProperty(set);

    private void RequireManifest(ReferenceMetrics metrics, string set)
    {
        var expected = MetricsOf(set);
        var actual = new Dictionary<string, double?>
        {
            ["n"] = metrics.Count,
            ["CR"] = metrics.CumulativeReturn,
            ["Ann"] = metrics.AnnualizedReturn,
            ["Sortino"] = metrics.Sortino,
            ["Sharpe"] = metrics.Sharpe,
            ["Vol"] = metrics.Volatility,
            ["MDD"] = metrics.MaxDrawdown,
            ["MDD_conventional"] = metrics.ConventionalMaxDrawdown,
            ["Calmar"] = metrics.Calmar,
            ["WinRate"] = metrics.WinRate,
            ["AvgWin"] = metrics.AverageWin,
            ["AvgLoss"] = metrics.AverageLoss,
            ["initial"] = (double)metrics.Initial.Value,
            ["final"] = (double)metrics.Final.Value,
            ["value_changes"] = metrics.ValueChanges,
        };
        Assert.That(actual.Keys, Is.EquivalentTo(expected.EnumerateObject().Select(metric => metric.Name)));
        Assert.Multiple(() =>
        {
            foreach (var metric in expected.EnumerateObject())
            {
                Assert.That(actual[metric.Name], Is.EqualTo(metric.Value.GetDouble()).Within(Tolerance), metric.Name);
            }
        });
    }
}
