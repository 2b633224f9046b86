using System.Globalization;
using System.Xml.Linq;
using AiTrader.Runner.Texts;
using OxyPlot;
using OxyPlot.Axes;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// Labels at the ends of lines: each as near to its line as the others permit, with a thin line that leads to it.
/// </summary>
internal static class EndLabels
{
    private const double Gap = 6;
    private const double Baseline = 4;

    /// <summary>How many labels a chart has room for; those of the first lines are shown.</summary>
    public static int CountIn(ChartSize size) => size.Height / size.LabelHeight * 4 / 5;

    /// <summary>Draws them into a chart that was laid out.</summary>
    /// <param name="chart">The chart; it was drawn once, so its axes know where a value is.</param>
    /// <param name="size">How large it is.</param>
    /// <param name="labels">The labels, the most important first.</param>
    /// <param name="svg">The namespace of the elements.</param>
    public static IEnumerable<XElement> Draw(
        PlotModel chart,
        ChartSize size,
        IReadOnlyList<EndLabel> labels,
        XNamespace svg
    )
    {
        double left = chart.PlotArea.Right + (Gap * 2);
        var shown = labels
            .Take(CountIn(size))
            .Select(label => (Label: label, X: X(chart, label), Y: Y(chart, label)))
            .OrderBy(end => end.Y)
            .ToList();
        double[] places = Spread([.. shown.Select(end => end.Y)], size.LabelHeight, chart.PlotArea.Bottom);
        foreach (var ((label, x, y), place) in shown.Zip(places))
        {
            yield return new XElement(
                svg + "path",
                new XAttribute("class", $"lead {label.Style}"),
                new XAttribute("d", $"M{Number(x)} {Number(y)}L{Number(left - Gap)} {Number(place)}h{Number(Gap - 2)}"),
                new XAttribute("style", $"stroke:{label.Color}")
            );
            yield return new XElement(
                svg + "text",
                new XAttribute("class", $"end {label.Style}"),
                new XAttribute("x", Number(left)),
                new XAttribute("y", Number(place + Baseline)),
                new XAttribute("style", $"fill:{label.Color};font-size:{Number(size.LabelHeight - 1)}px"),
                TextOf(label, size)
            );
        }
    }

    // From above, each at its line or below the one before; then from below, so that the last ones fit too.
    private static double[] Spread(double[] wanted, double height, double bottom)
    {
        double[] places = [.. wanted];
        for (int i = 1; i < places.Length; i++)
        {
            places[i] = Math.Max(places[i], places[i - 1] + height);
        }

        double limit = bottom;
        for (int i = places.Length - 1; i >= 0; i--)
        {
            places[i] = Math.Min(places[i], limit);
            limit = places[i] - height;
        }

        return places;
    }

    private static string TextOf(EndLabel label, ChartSize size)
    {
        string name = Shortened(label.Name, size.LabelLength);
        return DocumentText.Of(size == ChartSize.Narrow ? name : $"{name} {label.Value}");
    }

    // By what people count as one character, so that none is cut in half.
    private static string Shortened(string name, int most)
    {
        var letters = new StringInfo(name);
        return letters.LengthInTextElements <= most ? name : $"{letters.SubstringByTextElements(0, most - 1)}…";
    }

    private static double X(PlotModel chart, EndLabel label) => Along(chart.Axes[0], label.End.X);

    private static double Y(PlotModel chart, EndLabel label) => Along(chart.Axes[1], label.End.Y);

    private static double Along(Axis axis, double value) => axis.Transform(value);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
