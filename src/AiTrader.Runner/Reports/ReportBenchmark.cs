using AiTrader.Performance;

namespace AiTrader.Runner.Reports;

/// <summary>What the traders of a report are compared with.</summary>
/// <param name="Name">The kind, as text.</param>
/// <param name="Equity">What it was worth; opened when the first trader was.</param>
/// <param name="Curve">The metrics of the curve.</param>
internal sealed record ReportBenchmark(string Name, EquityCurve Equity, CurveMetrics Curve)
{
    /// <summary>Its Sharpe ratio as people are shown it; null after fewer than 60 sessions.</summary>
    public double? ShownSharpe => Equity.PeriodCount < Metric.FewestSessions ? null : Curve.Sharpe;
}
