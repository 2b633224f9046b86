using System.Xml.Linq;
using AiTrader.Performance;
using AiTrader.Runner.Reports.Charts;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The curves of all traders, each chart with the table behind it.</summary>
internal static class CurveSection
{
    private const int Columns = 8;

    /// <summary>
    /// The keys that tell the curves apart, models first; each is a button that highlights its trader.
    /// </summary>
    public static IEnumerable<XElement> Keys(Report report)
    {
        var kinds = report.Traders.ToLookup(trader => trader.IsBaseline);
        foreach (bool isBaseline in (bool[])[false, true])
        {
            if (!kinds[isBaseline].Any())
            {
                continue;
            }

            string title = isBaseline ? "Baselines (dashed)" : "Models";
            yield return Html.Element("p", "keys-title", title);
            yield return Html.Element(
                "ul",
                "keys",
                new XAttribute("aria-label", title),
                kinds[isBaseline].Select(KeyOf)
            );
        }

        yield return Html.Element(
            "p",
            "keys-title",
            Swatch("var(--ink)", CurveChart.BenchmarkDashes),
            $" Benchmark: {report.Benchmark.Name}"
        );
    }

    /// <summary>The returns since the opening.</summary>
    public static IEnumerable<PagePart> Equity(Report report, TimeAxis axis)
    {
        string label = $"Return of {report.Traders.Count} traders and of the benchmark, {report.Period}";
        yield return Chart(new CurveChart(report, axis, CurveChart.Returns), "returns", "equity", label);
        int labeled = EndLabels.CountIn(ChartSize.Wide) - 1;
        if (report.Traders.Count > labeled)
        {
            yield return new(
                Html.Element("p", "soft", $"The benchmark and the first {Figure.Text(labeled)} traders have a label.")
            );
        }

        var places = Thinning.Evenly(report.Times.Count, Columns).Select(index => report.Times[index]).ToList();
        yield return new(
            Html.Details(
                "Returns as a table",
                Html.Numbers(
                    "Return since the opening.",
                    ["Trader", .. places.Select(time => time.ToString())],
                    report
                        .Traders.Select(trader => RowOf(trader.Name, trader.Performance.Equity, places))
                        .Append(RowOf("Benchmark", report.Benchmark.Equity, places))
                )
            )
        );
    }

    /// <summary>The return of one trader since its opening, beside the benchmark.</summary>
    public static IEnumerable<PagePart> Of(Report report, TraderReport trader, TimeAxis axis)
    {
        var only = report with { Traders = [trader] };
        string label = $"Return of {trader.Name} and of the benchmark";
        string id = $"t{Html.Number(trader.Number)}";
        yield return Chart(new CurveChart(only, axis, CurveChart.Returns), "returns", id, label, trader);
        var fall = trader.Performance.Curve.MaxDrawdown;
        yield return new(
            fall is null
                ? Html.Nothing("It never fell below its highest equity.")
                : Html.Table("The deepest fall.", FallTitles[1..], [RowOf(trader.Name, fall)[1..]])
        );
    }

    /// <summary>The falls from a peak.</summary>
    public static IEnumerable<PagePart> Drawdowns(Report report, TimeAxis axis)
    {
        string label =
            $"Fall from the highest equity so far, of {report.Traders.Count} traders and of the benchmark, "
            + $"{report.Period}";
        yield return Chart(new CurveChart(report, axis, CurveChart.Falls), "falls", "drawdown", label);
        yield return new(
            Html.Details(
                "Drawdowns as a table",
                Html.Table(
                    "The deepest fall of each trader.",
                    FallTitles,
                    report.Traders.Select(trader => RowOf(trader.Name, trader.Performance.Curve.MaxDrawdown))
                )
            )
        );
    }

    private static string[] FallTitles { get; } =
    ["Trader", "Depth", "Peak", "Trough", "Recovery", "Periods below the peak"];

    // The script of the page shows the values at a stamp: what they are, and whose.
    private static PagePart Chart(CurveChart chart, string values, string id, string label, TraderReport? only = null)
    {
        var drawings = ChartSize.All.Select(size =>
            ChartSvg.Draw(chart.Chart(size), size, $"{id}{size.Name}", label, chart.Ends())
        );
        string series = only is null ? "" : $" data-only=\"{Html.Number(only.Number - 1)}\"";
        return new($"<div class=\"chart\" data-values=\"{values}\"{series}>{string.Concat(drawings)}</div>");
    }

    private static XElement KeyOf(TraderReport trader) =>
        new(
            "li",
            new XElement(
                "button",
                new XAttribute("type", "button"),
                new XAttribute("class", $"key {KindTag.NameOf(trader)}"),
                new XAttribute("aria-pressed", "false"),
                new XAttribute("data-series", Html.Number(trader.Number - 1)),
                Swatch(ChartColors.StyleOf(trader.Number - 1), trader.IsBaseline ? CurveChart.BaselineDashes : null),
                Html.Element("bdi", null, trader.Name)
            )
        );

    private static string[] RowOf(string name, EquityCurve curve, IReadOnlyList<TradingTime> times)
    {
        var values = CurveChart.Returns(curve);
        return [name, .. times.Select(time => Figure.Percent(ValueAt(curve, values, time)))];
    }

    private static double? ValueAt(EquityCurve curve, IReadOnlyList<double> values, TradingTime time)
    {
        int after = 0;
        while (after < curve.Points.Count && curve.Points[after].Time <= time)
        {
            after++;
        }

        return after > 0 ? values[after - 1] : null;
    }

    private static string[] RowOf(string name, Drawdown? fall) =>
        fall is null
            ? [name, Figure.Undefined, Figure.Undefined, Figure.Undefined, Figure.Undefined, Figure.Undefined]
            :
            [
                name,
                Figure.Percent(fall.Depth),
                fall.Peak.ToString(),
                fall.Trough.ToString(),
                fall.Recovery?.ToString() ?? "not yet",
                Figure.Text(fall.Periods),
            ];

    private static XElement Swatch(string color, string? dashes) =>
        new(
            "svg",
            new XAttribute("class", "swatch"),
            new XAttribute("viewBox", "0 0 22 10"),
            new XAttribute("aria-hidden", "true"),
            new XElement(
                "path",
                new XAttribute("d", "M1 5h20"),
                new XAttribute("style", $"stroke:{color}"),
                dashes is null ? null : new XAttribute("stroke-dasharray", dashes)
            )
        );
}
