using System.Globalization;
using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>Every metric of every trader, and its meaning.</summary>
internal static class MetricsSection
{
    /// <summary>The table of the metrics that the leaderboard does not have, and the meanings of all.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        yield return Html.Table(
            $"Every metric; amounts in {report.Currency}.",
            ["Trader", .. Metrics.Further.Select(metric => metric.Title)],
            report.Traders.Select(trader =>
                (string[])[trader.Name, .. Metrics.Further.Select(metric => metric.TextOf(trader))]
            )
        );
        yield return Html.Element(
            "dl",
            "meanings",
            Metrics.All.Select(metric =>
                (object)new[] { Html.Element("dt", null, metric.Title), Html.Element("dd", null, metric.Meaning) }
            )
        );
        yield return Html.Element(
            "p",
            "soft",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Conventions.PeriodsPerYear:0.##} periods a year; risk-free rate "
                    + $"{report.Conventions.RiskFreeRate:0.##%} a year. {Figure.Undefined} means that the value "
                    + $"cannot be computed, for example a ratio without variance, or that it is a figure of a year "
                    + $"after fewer than {Metric.FewestSessions} sessions; report.json has it then."
            )
        );
    }
}
