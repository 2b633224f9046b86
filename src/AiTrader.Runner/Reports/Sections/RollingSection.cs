using AiTrader.Performance;
using AiTrader.Runner.Reports.Charts;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The Sharpe ratio of a trader in a window that moves along its curve.</summary>
internal static class RollingSection
{
    private const int Rows = 12;

    /// <summary>The chart and the table behind it; a sentence if there is no whole window yet.</summary>
    public static IEnumerable<PagePart> Of(Report report, TraderReport trader, TimeAxis axis)
    {
        int window = RollingSharpe.GetWindow(report.Conventions);
        var ratios = RollingSharpe.Create(trader.Performance.Equity, report.Conventions, window);
        if (ratios.All(ratio => ratio.Value is null))
        {
            yield return new(
                Html.Nothing(
                    ratios.Count == 0
                        ? $"It is shown from {Figure.Text(window)} bars on, a quarter of a year; there are "
                            + $"{Figure.Text(trader.Performance.Equity.PeriodCount)}."
                        : "The returns do not vary."
                )
            );
            yield break;
        }

        string caption = $"Sharpe ratio of the last {Figure.Text(window)} bars, a quarter of a year, at each bar.";
        yield return new(Html.Element("p", "soft", caption));
        var chart = new RollingChart(trader, ratios, axis);
        var size = ChartSize.Narrow;
        string drawing = ChartSvg.Draw(
            new RollingChart(trader, ratios, axis).Chart(size),
            size,
            $"r{Html.Number(trader.Number)}",
            $"Rolling Sharpe ratio of {trader.Name}"
        );
        yield return new($"<div class=\"chart half\">{drawing}</div>");
        yield return new(
            Html.Details(
                "The same as a table",
                Html.Numbers(
                    caption,
                    ["At", "Sharpe"],
                    Thinning
                        .Evenly(ratios.Count, Rows)
                        .Select(index =>
                            (object[])
                                [ratios[index].Time.ToString(), Figure.Text(ratios[index].Value, MetricUnit.Ratio)]
                        )
                )
            )
        );
    }
}
