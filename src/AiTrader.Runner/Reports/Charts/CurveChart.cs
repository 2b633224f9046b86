using System.Globalization;
using AiTrader.Performance;
using OxyPlot;
using OxyPlot.Series;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// Curves of all traders over the time of a report, and the benchmark's: returns since the opening, or falls from a
/// peak.
/// </summary>
internal sealed class CurveChart(Report report, TimeAxis axis, Func<EquityCurve, IReadOnlyList<double>> valuesOf)
{
    // Those that have a color of their own.
    private const int Colored = 10;

    /// <summary>The dashes of a baseline's line, so that it differs from a model's also without color.</summary>
    public const string BaselineDashes = "8 4";

    /// <summary>The dashes of the benchmark's line.</summary>
    public const string BenchmarkDashes = "2 4";

    /// <summary>The returns since the opening; accounts of any size can be compared.</summary>
    public static IReadOnlyList<double> Returns(EquityCurve curve) =>
        Of(curve, (equity, start, _) => Quotient(equity, start));

    /// <summary>The falls from the highest equity so far; never above 0.</summary>
    public static IReadOnlyList<double> Falls(EquityCurve curve) =>
        Of(curve, (equity, _, peak) => Quotient(equity, peak));

    /// <summary>Draws it.</summary>
    public PlotModel Chart(ChartSize size)
    {
        var chart = axis.Chart(size, "0.##%", size.LabelRoom);
        chart.Annotations.Add(axis.ZeroLine());

        // The best is drawn last, on top.
        foreach (var trader in report.Traders.Reverse())
        {
            int number = trader.Number - 1;
            chart.Series.Add(
                Line(
                    trader.Performance.Equity,
                    size,
                    ChartColors.Series(number),
                    ThicknessOf(trader),
                    trader.IsBaseline ? BaselineDashes : null
                )
            );
        }

        chart.Series.Add(Line(report.Benchmark.Equity, size, ChartColors.Strong, 2, BenchmarkDashes));
        return chart;
    }

    /// <summary>The labels at the ends of its lines: the benchmark, then the traders, the best first.</summary>
    public IReadOnlyList<EndLabel> Ends() =>
        [
            Label("Benchmark", report.Benchmark.Equity, "var(--ink)", "benchmark"),
            .. report.Traders.Select(trader =>
                Label(
                    trader.Name,
                    trader.Performance.Equity,
                    ChartColors.StyleOf(trader.Number - 1),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"s s{trader.Number - 1}{(trader.IsBaseline ? " baseline" : "")}"
                    )
                )
            ),
        ];

    private static double ThicknessOf(TraderReport trader) =>
        trader.Number > Colored ? 1
        : trader.IsBaseline ? 1.6
        : 2.2;

    private EndLabel Label(string name, EquityCurve curve, string color, string style)
    {
        double value = valuesOf(curve)[^1];
        string text = value.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);
        return new(name, text, color, style, new DataPoint(axis.PlaceOf(curve.Points[^1]), value));
    }

    private LineSeries Line(EquityCurve curve, ChartSize size, OxyColor color, double thickness, string? dashes)
    {
        var line = new LineSeries { Color = color, StrokeThickness = thickness };
        if (dashes is not null)
        {
            // In multiples of the thickness.
            line.Dashes =
            [
                .. dashes.Split(' ').Select(dash => double.Parse(dash, CultureInfo.InvariantCulture) / thickness),
            ];
        }

        var values = valuesOf(curve);
        foreach (int index in Thinning.Of(values, size.Points))
        {
            line.Points.Add(new DataPoint(axis.PlaceOf(curve.Points[index]), values[index]));
        }

        return line;
    }

    private static double[] Of(EquityCurve curve, Func<decimal, decimal, decimal, double> value)
    {
        decimal start = curve.Points[0].AccruedEquity.Value;
        decimal peak = start;
        double[] values = new double[curve.Points.Count];
        for (int i = 0; i < values.Length; i++)
        {
            decimal equity = curve.Points[i].AccruedEquity.Value;
            peak = Math.Max(peak, equity);
            values[i] = value(equity, start, peak);
        }

        return values;
    }

    private static double Quotient(decimal equity, decimal reference) =>
        reference > 0 ? (double)(equity / reference) - 1 : 0;
}
