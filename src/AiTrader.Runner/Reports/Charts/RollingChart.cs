using AiTrader.Performance;
using OxyPlot;
using OxyPlot.Series;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>The Sharpe ratio of the last periods of a trader, over time.</summary>
/// <param name="trader">The trader.</param>
/// <param name="ratios">The ratios.</param>
/// <param name="axis">The stamps of the report.</param>
internal sealed class RollingChart(TraderReport trader, IReadOnlyList<RollingSharpe> ratios, TimeAxis axis)
{
    /// <summary>Draws it; where a ratio is not defined, the line has a gap.</summary>
    public PlotModel Chart(ChartSize size)
    {
        var chart = axis.Chart(size, "0.##");
        chart.Annotations.Add(axis.ZeroLine());
        var line = new LineSeries { Color = ChartColors.Series(trader.Number - 1), StrokeThickness = 1.5 };
        foreach (int index in Thinning.Of([.. ratios.Select(ratio => ratio.Value ?? 0)], size.Points))
        {
            line.Points.Add(
                ratios[index] is { Value: { } value, Time: var time }
                    ? new DataPoint(axis.PlaceOf(time), value)
                    : DataPoint.Undefined
            );
        }

        chart.Series.Add(line);
        return chart;
    }
}
