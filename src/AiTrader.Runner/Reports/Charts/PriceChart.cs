using AiTrader.Stores;
using OxyPlot;
using OxyPlot.Series;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// The closes of a symbol, with buys (triangles that point up) and sells (triangles that point down).
/// </summary>
internal sealed class PriceChart(Symbol symbol, Report report, TimeAxis axis)
{
    // Marks of one trader that would cover one another are one mark.
    private const int Columns = 150;

    private static readonly ScreenPoint[] Down = [new(-1, -0.87), new(1, -0.87), new(0, 0.87)];

    /// <summary>The fills of the symbol, in order of time and then of rank.</summary>
    public IReadOnlyList<(TraderReport Trader, LedgerEntry.Filled Fill)> Fills { get; } =
    [
        .. report
            .Traders.SelectMany(trader =>
                trader
                    .History.Entries.OfType<LedgerEntry.Filled>()
                    .Where(filled => filled.Order.Symbol == symbol)
                    .Select(filled => (Trader: trader, Fill: filled))
            )
            .OrderBy(trade => trade.Fill.Context.Time),
    ];

    /// <summary>Draws it.</summary>
    public PlotModel Chart(ChartSize size)
    {
        var chart = axis.Chart(size, "#,0.####");
        chart.Series.Add(Line(size));
        int column = Math.Max(1, report.Times.Count / Columns);
        foreach (
            var marks in Fills
                .GroupBy(trade => (trade.Trader.Number, trade.Fill.Order.Side))
                .OrderByDescending(group => group.Key.Number)
        )
        {
            bool isBuy = marks.Key.Side == OrderSide.Buy;
            var scatter = new ScatterSeries
            {
                MarkerType = isBuy ? MarkerType.Triangle : MarkerType.Custom,
                MarkerOutline = isBuy ? null : Down,
                MarkerSize = size == ChartSize.Narrow ? 5 : 6,
                MarkerFill = ChartColors.Series(marks.Key.Number - 1),
            };
            foreach (var trade in marks.DistinctBy(trade => axis.PlaceOf(trade.Fill.Context.Time) / column))
            {
                scatter.Points.Add(
                    new ScatterPoint(axis.PlaceOf(trade.Fill.Context.Time), (double)trade.Fill.Fill.Price.Value)
                );
            }

            chart.Series.Add(scatter);
        }

        return chart;
    }

    private LineSeries Line(ChartSize size)
    {
        var line = new LineSeries { Color = ChartColors.Strong, StrokeThickness = 1.5 };
        List<(int Place, double Price)> prices = [.. PricesOf()];
        foreach (int index in Thinning.Of([.. prices.Select(point => point.Price)], size.Points))
        {
            line.Points.Add(new DataPoint(prices[index].Place, prices[index].Price));
        }

        return line;
    }

    private IEnumerable<(int Place, double Price)> PricesOf()
    {
        foreach (var time in report.Times)
        {
            if (report.Prices.FindBar(symbol, time) is { } bar && (bar.Close ?? bar.Open) is { } price)
            {
                yield return (axis.PlaceOf(time), (double)price.Value);
            }
        }
    }
}
