using System.Globalization;
using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>Who earned what, who held, who faulted; and every metric with its meaning.</summary>
internal static class LeaderboardSection
{
    /// <summary>The leaderboard, the benchmark below it.</summary>
    public static IEnumerable<XElement> Board(Report report)
    {
        var head = Columns(report)
            .Select(column => new XElement(
                "th",
                new XAttribute("scope", "col"),
                column.IsNumber ? new XAttribute("class", "number") : null,
                new XAttribute("data-sort", column.IsNumber ? "number" : "text"),
                column.Title
            ));
        yield return Html.Scrolling(
            "Leaderboard",
            new XElement(
                "table",
                new XAttribute("class", "board"),
                Html.Element(
                    "caption",
                    null,
                    $"Ranked by return; equity and fees in {report.Currency}. The benchmark is {report.Benchmark.Name}."
                ),
                new XElement("thead", new XElement("tr", head)),
                new XElement("tbody", report.Traders.Select(trader => RowOf(trader, MarksOf(report)))),
                new XElement("tfoot", BenchmarkRow(report))
            )
        );
    }

    /// <summary>Every other metric.</summary>
    public static IEnumerable<XElement> All(Report report)
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
                    + $"cannot be computed, for example a ratio without variance."
            )
        );
    }

    private static IEnumerable<(string Title, bool IsNumber)> Columns(Report report) =>
        [
            ("#", true),
            ("Trader", false),
            .. Metrics.Leading.Select(metric => (metric.Title, true)),
            ("Equity", true),
            ("Fills", true),
            ("Denied", true),
            .. MarksOf(report).Select(mark => (mark.ToString(), true)),
        ];

    // A column of its own where something is missing; mostly nothing is.
    private static IReadOnlyList<SessionOutcome> MarksOf(Report report) =>
        [.. SessionStrip.Marks.Where(mark => mark != SessionOutcome.Missing || report.Count(mark) > 0)];

    private static XElement RowOf(TraderReport trader, IEnumerable<SessionOutcome> marks)
    {
        var name = new XElement(
            "th",
            new XAttribute("scope", "row"),
            new XElement(
                "a",
                new XAttribute("href", $"#sessions-{Html.Number(trader.Rank)}"),
                Html.Element("bdi", null, trader.Name)
            )
        );
        if (!trader.Performance.Coverage.IsComplete)
        {
            name.Add(" ", Html.Element("span", "badge", trader.Performance.Coverage.ToString()));
        }

        name.Add(Html.Element("small", null, trader.Models));
        return new XElement(
            "tr",
            Cell(Html.Number(trader.Rank), trader.Rank),
            name,
            Metrics.Leading.Select(metric => Cell(metric.TextOf(trader), metric.Of(trader), IsGain(metric))),
            Cell(Figure.Text(trader.FinalEquity), (double)trader.FinalEquity.Value),
            Cell(Figure.Text(trader.Tally.Fills), trader.Tally.Fills),
            Cell(Figure.Text(trader.Tally.Denials), trader.Tally.Denials),
            marks.Select(trader.Count).Select(count => Cell(Figure.Text(count), count))
        );
    }

    private static XElement BenchmarkRow(Report report)
    {
        var curve = report.Benchmark.Curve;
        var last = report.Benchmark.Equity.Points[^1].Equity;
        return new XElement(
            "tr",
            Html.Element("td", null),
            new XElement("th", new XAttribute("scope", "row"), "Benchmark"),
            Cell(Figure.Percent(curve.TotalReturn), curve.TotalReturn, isGain: true),
            Html.Element("td", null),
            Cell(Figure.Percent(curve.MaxDrawdown?.Depth), curve.MaxDrawdown?.Depth),
            Cell(Figure.Text(curve.Sharpe, MetricUnit.Ratio), curve.Sharpe),
            Cell(Figure.Text(last), (double)last.Value),
            Enumerable.Range(0, 2 + MarksOf(report).Count).Select(_ => Html.Element("td", null))
        );
    }

    private static bool IsGain(Metric metric) => metric.Key is "total_return" or "excess_return";

    // What is not defined sorts below everything.
    private static XElement Cell(string text, double? value, bool isGain = false) =>
        Html.Element(
            "td",
            !isGain
                ? "number"
                : value switch
                {
                    > 0 => "number up",
                    < 0 => "number down",
                    _ => "number",
                },
            new XAttribute("data-value", (value ?? double.MinValue).ToString("R", CultureInfo.InvariantCulture)),
            text
        );
}
