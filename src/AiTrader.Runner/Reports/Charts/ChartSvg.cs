using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OxyPlot;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// A chart as SVG for a page: its colors are those of the style sheet, its ids its own, its coordinates short.
/// </summary>
internal static partial class ChartSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="size">How large.</param>
    /// <param name="id">The beginning of its ids; unique on the page.</param>
    /// <param name="label">A description for people who cannot see it.</param>
    /// <param name="ends">What stands at the ends of its lines, the most important first. Default: nothing.</param>
    public static string Draw(
        PlotModel chart,
        ChartSize size,
        string id,
        string label,
        IReadOnlyList<EndLabel>? ends = null
    )
    {
        var svg = XDocument.Parse(SvgExporter.ExportToString(chart, size.Width, size.Height, isDocument: false)).Root!;
        svg.SetAttributeValue(
            "viewBox",
            string.Create(CultureInfo.InvariantCulture, $"0 0 {size.Width} {size.Height}")
        );
        svg.SetAttributeValue("class", size.Name);
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-label", label);
        svg.SetAttributeValue("version", null);
        svg.SetAttributeValue("height", null);
        svg.SetAttributeValue("width", null);
        foreach (var attribute in svg.DescendantsAndSelf().SelectMany(element => element.Attributes()).ToList())
        {
            Adapt(attribute, id);
        }

        foreach (
            var invisible in svg.Descendants(Svg + "rect")
                .Where(rect =>
                    ((string?)rect.Attribute("style"))?.Contains("stroke-width:0", StringComparison.Ordinal) == true
                )
                .ToList()
        )
        {
            invisible.Remove();
        }

        // With these, the script of the page finds the stamp below a pointer, and the height of a value.
        svg.SetAttributeValue("data-x", $"{Place(chart, 0, 0)} {Place(chart, 0, 1)}");
        svg.SetAttributeValue("data-y", $"{Place(chart, 1, 0)} {Place(chart, 1, 1)}");
        svg.Add(EndLabels.Draw(chart, size, ends ?? [], Svg));
        svg.Attributes()
            .Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName == "xlink")
            .Remove();
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static string Place(PlotModel chart, int axis, double value) =>
        chart.Axes[axis].Transform(value).ToString("0.###", CultureInfo.InvariantCulture);

    private static void Adapt(XAttribute attribute, string id)
    {
        switch (attribute.Name.LocalName)
        {
            case "points":
                attribute.Value = Decimals().Replace(attribute.Value, "$1");
                break;
            case "style" or "fill" or "stroke":
                Recolor(attribute);
                break;
            case "id" or "clip-path":
                attribute.Value = attribute.Value.Replace("clipPath", id, StringComparison.Ordinal);
                break;
            case "shape-rendering" or "font-weight":
            case "font-family":
                attribute.Remove();
                break;
        }
    }

    private static void Recolor(XAttribute attribute)
    {
        if (
            Rgb().Match(attribute.Value) is { Success: true } color
            && ChartColors.SeriesOf(Byte(color, 1), Byte(color, 2), Byte(color, 3)) is { } series
        )
        {
            attribute.Parent!.SetAttributeValue("class", string.Create(CultureInfo.InvariantCulture, $"s s{series}"));
        }

        attribute.Value = Rgb()
            .Replace(attribute.Value, match => ChartColors.StyleOf(Byte(match, 1), Byte(match, 2), Byte(match, 3)));
    }

    private static byte Byte(Match match, int group) =>
        byte.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\.\d)\d+")]
    private static partial Regex Decimals();

    [GeneratedRegex(@"rgb\((\d+),(\d+),(\d+)\)")]
    private static partial Regex Rgb();
}
