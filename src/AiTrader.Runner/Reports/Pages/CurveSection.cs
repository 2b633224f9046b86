using System.Xml.Linq;
using AiTrader.Performance;
using AiTrader.Runner.Reports.Charts;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>The curves of all traders, each chart with the table behind it.</summary>
internal static class CurveSection
{
    private const int Columns = 8;

    /// <summary>The keys that tell the curves apart; each is a button that highlights its trader.</summary>
    public static IEnumerable<XElement> Keys(Report report)
    {
        yield return new XElement(
            "ul",
            new XAttribute("class", "keys"),
            report.Traders.Select(trader => new XElement(
                "li",
                new XElement(
                    "button",
                    new XAttribute("type", "button"),
                    new XAttribute("class", "key"),
                    new XAttribute("aria-pressed", "false"),
                    new XAttribute("data-series", Html.Number(trader.Number - 1)),
                    Swatch(ChartColors.StyleOf(trader.Number - 1), trader.Number is > 5 and <= 10 ? "6 3" : null),
                    Html.Element("bdi", null, trader.Name)
                )
            )),
            new XElement("li", Html.Element("span", "key", Swatch("var(--ink)", "2 4"), "Benchmark"))
        );
    }

    /// <summary>The returns since the opening.</summary>
    public static IEnumerable<(string? Raw, XElement? Element)> Equity(Report report, TimeAxis axis)
    {
        var chart = new CurveChart(report, axis, CurveChart.Returns);
        string label = $"Return of {report.Traders.Count} traders and of the benchmark, {report.Period}";
        foreach (var size in ChartSize.All)
        {
            yield return (ChartSvg.Draw(chart.Chart(size), size, $"equity{size.Name}", label), null);
        }

        var places = Thinning.Evenly(report.Times.Count, Columns).Select(index => report.Times[index]).ToList();
        yield return (
            null,
            Html.Details(
                "Returns as a table",
                Html.Table(
                    "Return since the opening.",
                    ["Trader", .. places.Select(time => time.ToString())],
                    report
                        .Traders.Select(trader => RowOf(trader.Name, trader.Performance.Equity, places))
                        .Append(RowOf("Benchmark", report.Benchmark.Equity, places))
                )
            )
        );
    }

    /// <summary>The falls from a peak.</summary>
    public static IEnumerable<(string? Raw, XElement? Element)> Drawdowns(Report report, TimeAxis axis)
    {
        var chart = new CurveChart(report, axis, CurveChart.Falls);
        string label =
            $"Fall from the highest equity so far, of {report.Traders.Count} traders and of the benchmark, "
            + $"{report.Period}";
        foreach (var size in ChartSize.All)
        {
            yield return (ChartSvg.Draw(chart.Chart(size), size, $"drawdown{size.Name}", label), null);
        }

        yield return (
            null,
            Html.Details(
                "Drawdowns as a table",
                Html.Table(
                    "The deepest fall of each trader.",
                    ["Trader", "Depth", "Peak", "Trough", "Recovery", "Periods below the peak"],
                    report.Traders.Select(trader => RowOf(trader.Name, trader.Performance.Curve.MaxDrawdown))
                )
            )
        );
    }

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
