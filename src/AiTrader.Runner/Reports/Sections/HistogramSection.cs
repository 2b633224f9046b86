using System.Globalization;
using System.Xml.Linq;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>How often a trader had which return in a period.</summary>
internal static class HistogramSection
{
    private const double Margin = 0.14;

    /// <summary>The columns, and the table behind them; a sentence if there is no period yet.</summary>
    public static IEnumerable<XElement> Of(TraderReport trader)
    {
        var bins = ReturnBin.CreateHistogram(trader.Performance.Equity);
        if (bins.Count == 0)
        {
            yield return Html.Nothing("No bar has closed since the opening.");
            yield break;
        }

        int below = bins.Where(bin => bin.To <= 0 || bin is { From: < 0 }).Sum(bin => bin.Count);
        yield return Html.Element(
            "div",
            "histogram",
            Columns(bins, $"Returns of {trader.Name} from bar to bar: {Figure.Text(below)} below 0."),
            Html.Element("div", "scale", new XAttribute("aria-hidden", "true"), Scale(bins))
        );
        yield return Html.Details(
            "The same as a table",
            Html.Numbers(
                "How many bars had which return.",
                ["From", "Below", "Bars"],
                bins.Select(bin => (object[])[Text(bin.From), Text(bin.To), Figure.Text(bin.Count)])
            )
        );
    }

    private static XElement Columns(IReadOnlyList<ReturnBin> bins, string label)
    {
        int most = bins.Max(bin => bin.Count);
        return new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Html.Number(bins.Count * 10)} 100"),
            new XAttribute("preserveAspectRatio", "none"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", label),
            bins.Index()
                .Where(bin => bin.Item.Count > 0)
                .Select(bin => new XElement(
                    "rect",
                    new XAttribute("class", bin.Item.From < 0 ? "loss" : "gain"),
                    new XAttribute("x", Html.Number((bin.Index * 10) + 1)),
                    new XAttribute("width", "8"),
                    new XAttribute("y", Place(100 - HeightOf(bin.Item, most))),
                    new XAttribute("height", Place(HeightOf(bin.Item, most))),
                    new XElement(
                        "title",
                        $"{Text(bin.Item.From)} to {Text(bin.Item.To)}: {Figure.Text(bin.Item.Count)}"
                    )
                ))
        );
    }

    // The worst, none, and the best, where there is room for all three.
    private static IEnumerable<XElement> Scale(IReadOnlyList<ReturnBin> bins)
    {
        double range = bins[^1].To - bins[0].From;
        double zero = -bins[0].From / range;
        yield return Html.Element("span", null, new XAttribute("style", "left:0"), Text(bins[0].From));
        if (zero is > Margin and < 1 - Margin)
        {
            yield return Html.Element("span", "middle", new XAttribute("style", $"left:{Place(zero * 100)}%"), "0%");
        }

        yield return Html.Element("span", null, new XAttribute("style", "right:0"), Text(bins[^1].To));
    }

    // A column that has any bar is seen.
    private static double HeightOf(ReturnBin bin, int most) => Math.Max(1, 100.0 * bin.Count / most);

    private static string Text(double value) => value.ToString("+0.##%;-0.##%;0%", CultureInfo.InvariantCulture);

    private static string Place(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
