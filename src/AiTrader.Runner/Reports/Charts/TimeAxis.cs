using System.Globalization;
using AiTrader.Performance;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>The stamps of a report, at equal distances: nights and weekends without trading take no room.</summary>
internal sealed class TimeAxis
{
    // Beyond it, the month says more than the day.
    private const int ManyDays = 400;

    private const double OpeningGap = 0.5;

    private readonly IReadOnlyList<TradingTime> _times;
    private readonly Dictionary<TradingTime, int> _places;
    private readonly string _format;

    public TimeAxis(IReadOnlyList<TradingTime> times)
    {
        _times = times;
        _places = times.Index().ToDictionary(time => time.Item, time => time.Index);
        _format = times[^1].Date.DayNumber - times[0].Date.DayNumber > ManyDays ? "MMM yyyy" : "MMM d";
    }

    /// <summary>The position of a stamp.</summary>
    public int PlaceOf(TradingTime time) => _places[time];

    /// <summary>The position of a point of a curve: an opening is half a place before the close of its bar.</summary>
    public double PlaceOf(EquityPoint point) => PlaceOf(point.Time) - (point.IsOpening ? OpeningGap : 0);

    /// <summary>A chart with this axis below, and nothing in it.</summary>
    /// <param name="size">How large it will be drawn.</param>
    /// <param name="format">The format of values, for example <c>0%</c>.</param>
    /// <param name="room">The room for labels at the ends of lines, in pixels. Default: none.</param>
    public PlotModel Chart(ChartSize size, string format, double room = double.NaN)
    {
        bool isNarrow = size == ChartSize.Narrow;
        var chart = new PlotModel
        {
            DefaultFontSize = isNarrow ? 11 : 12,
            PlotAreaBorderThickness = new OxyThickness(0),
            Padding = new OxyThickness(0, 8, 12, 8),
            Background = OxyColors.Undefined,

            // The width of text is guessed where no font is loaded; a margin of our own leaves room for what browsers
            // make of it.
            PlotMargins = new OxyThickness(isNarrow ? 50 : 60, double.NaN, room, double.NaN),
        };
        var below = Style(
            new LinearAxis
            {
                Position = AxisPosition.Bottom,
                MajorGridlineStyle = LineStyle.None,
                IntervalLength = isNarrow ? 80 : 110,
            }
        );
        below.MinimumMajorStep = 1;
        (below.Minimum, below.Maximum) = (
            -OpeningGap - (0.01 * _times.Count),
            Math.Max(1, _times.Count - 1) + (0.01 * _times.Count)
        );
        below.LabelFormatter = place => LabelOf(place);
        chart.Axes.Add(below);
        var left = Style(
            new LinearAxis
            {
                Position = AxisPosition.Left,
                MajorGridlineStyle = LineStyle.Solid,
                IntervalLength = 48,
            }
        );
        (left.MinimumPadding, left.MaximumPadding, left.StringFormat) = (0.04, 0.04, format);
        chart.Axes.Add(left);
        return chart;
    }

    /// <summary>A line at the value 0.</summary>
    public LineAnnotation ZeroLine() =>
        new()
        {
            Type = LineAnnotationType.Horizontal,
            Y = 0,
            MaximumX = _times.Count,
            Color = ChartColors.Text,
            LineStyle = LineStyle.Solid,
            StrokeThickness = 1,
            Layer = AnnotationLayer.BelowSeries,
        };

    private static LinearAxis Style(LinearAxis axis)
    {
        (axis.TextColor, axis.TicklineColor, axis.MajorGridlineColor) = (
            ChartColors.Text,
            ChartColors.Grid,
            ChartColors.Grid
        );
        (axis.MinorTickSize, axis.TickStyle, axis.AxislineStyle) = (0, TickStyle.None, LineStyle.None);
        return axis;
    }

    private string LabelOf(double place) =>
        place >= 0 && place < _times.Count && Math.Abs(place - Math.Round(place)) < 1e-9
            ? _times[(int)Math.Round(place)].Date.ToString(_format, CultureInfo.InvariantCulture)
            : "";
}
