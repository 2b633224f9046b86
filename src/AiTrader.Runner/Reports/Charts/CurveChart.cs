using AiTrader.Performance;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Series;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// Curves of all traders over the time of a report, and the benchmark's: returns since the opening, or falls from a
/// peak.
/// </summary>
internal sealed class CurveChart(Report report, TimeAxis axis, Func<EquityCurve, IReadOnlyList<double>> valuesOf)
{
    // Those that have a color of their own; the second half of them is dashed too.
    private const int Colored = 10;

    /// <summary>The returns since the opening; accounts of any size can be compared.</summary>
    public static IReadOnlyList<double> Returns(EquityCurve curve) =>
        Of(curve, (equity, start, _) => Quotient(equity, start));

    /// <summary>The falls from the highest equity so far; never above 0.</summary>
    public static IReadOnlyList<double> Falls(EquityCurve curve) =>
        Of(curve, (equity, _, peak) => Quotient(equity, peak));

    /// <summary>Draws it.</summary>
    public PlotModel Chart(ChartSize size)
    {
        var chart = axis.Chart(size, "0.##%");
        chart.Annotations.Add(
            new LineAnnotation
            {
                Type = LineAnnotationType.Horizontal,
                Y = 0,
                Color = ChartColors.Text,
                LineStyle = LineStyle.Solid,
                StrokeThickness = 1,
                Layer = AnnotationLayer.BelowSeries,
            }
        );

        // The best is drawn last, on top.
        foreach (var trader in report.Traders.Reverse())
        {
            int number = trader.Number - 1;
            chart.Series.Add(
                Line(
                    trader.Performance.Equity,
                    size,
                    ChartColors.Series(number),
                    number is >= Colored / 2 and < Colored ? LineStyle.Dash : LineStyle.Solid,
                    number < Colored ? 2 : 1
                )
            );
        }

        var line = Line(report.Benchmark.Equity, size, ChartColors.Strong, LineStyle.Solid, 2);
        line.Dashes = [1, 2];
        chart.Series.Add(line);
        return chart;
    }

    private LineSeries Line(EquityCurve curve, ChartSize size, OxyColor color, LineStyle style, double thickness)
    {
        var line = new LineSeries
        {
            Color = color,
            LineStyle = style,
            StrokeThickness = thickness,
        };
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
