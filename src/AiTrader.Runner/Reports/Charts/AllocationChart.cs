using AiTrader.Performance;
using OxyPlot;
using OxyPlot.Series;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>The parts of a trader's equity over time: its largest holdings, the others together, and cash.</summary>
internal sealed class AllocationChart
{
    private const int Largest = 8;
    private const int Points = 240;

    private readonly TimeAxis _axis;
    private readonly IReadOnlyList<Allocation> _allocations;

    /// <summary>Reads the allocations.</summary>
    public AllocationChart(Report report, TraderReport trader, TimeAxis axis)
    {
        _axis = axis;

        // The opening has the stamp of the first bar; an allocation is that of the bar.
        List<TradingTime> stamps = [.. trader.Performance.Equity.Points.Select(point => point.Time).Distinct()];
        _allocations = Allocation.Create(
            trader.History.Entries,
            report.Prices,
            Thinning.Evenly(stamps.Count, Points).Select(index => stamps[index])
        );
        Symbols =
        [
            .. _allocations
                .SelectMany(allocation =>
                    allocation.Holdings.Select(holding =>
                        (Symbol: holding.Key, Part: PartOf(holding.Value, allocation))
                    )
                )
                .GroupBy(holding => holding.Symbol)
                .OrderByDescending(holdings => holdings.Sum(holding => holding.Part))
                .ThenBy(holdings => holdings.Key)
                .Select(holdings => holdings.Key)
                .Take(Largest),
        ];
    }

    /// <summary>The largest holdings over the whole time, the largest first.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>The bands from below: the largest holdings, the others, cash.</summary>
    public IReadOnlyList<string> Bands => [.. Symbols.Select(symbol => symbol.Value), "Others", "Cash"];

    /// <summary>The parts of the bands at some stamps, for a table.</summary>
    public IEnumerable<(TradingTime Time, IReadOnlyList<double> Parts)> Sample(int rows) =>
        Thinning
            .Evenly(_allocations.Count, rows)
            .Select(index => (_allocations[index].Time, (IReadOnlyList<double>)PartsOf(_allocations[index])));

    /// <summary>Draws it.</summary>
    public PlotModel Chart(ChartSize size)
    {
        var chart = _axis.Chart(size, "0%");
        (chart.Axes[1].Minimum, chart.Axes[1].Maximum) = (0, 1);
        var kept = Thinning.Evenly(_allocations.Count, Math.Min(Points, size.Points / 2));
        List<IReadOnlyList<double>> parts = [.. kept.Select(index => PartsOf(_allocations[index]))];
        double[] floor = new double[kept.Count];
        for (int band = 0; band < Bands.Count; band++)
        {
            var area = new AreaSeries
            {
                Color = ChartColors.Paper,
                Color2 = ChartColors.Paper,
                StrokeThickness = 0.5,
                Fill = ColorOf(band),
            };
            for (int i = 0; i < kept.Count; i++)
            {
                double place = _axis.PlaceOf(_allocations[kept[i]].Time);
                area.Points2.Add(new DataPoint(place, floor[i]));
                floor[i] += parts[i][band];
                area.Points.Add(new DataPoint(place, floor[i]));
            }

            chart.Series.Add(area);
        }

        return chart;
    }

    /// <summary>The color of a band, as the style sheet names it.</summary>
    public string StyleOf(int band)
    {
        var color = ColorOf(band);
        return ChartColors.StyleOf(color.R, color.G, color.B);
    }

    private OxyColor ColorOf(int band) =>
        band < Symbols.Count ? ChartColors.Series(band)
        : band == Symbols.Count ? ChartColors.Rest
        : ChartColors.Cash;

    private double[] PartsOf(Allocation allocation)
    {
        double[] largest =
        [
            .. Symbols.Select(symbol =>
                allocation.Holdings.TryGetValue(symbol, out var value) ? PartOf(value, allocation) : 0
            ),
        ];
        double cash = PartOf(allocation.Cash, allocation);
        return [.. largest, Math.Max(0, 1 - cash - largest.Sum()), cash];
    }

    private static double PartOf(Money value, Allocation allocation) =>
        allocation.Equity > Money.Zero ? (double)(value.Value / allocation.Equity.Value) : 0;
}
