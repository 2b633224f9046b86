using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>
/// A chart that is chosen from a list. The first one is shown immediately; the others are unpacked when they are
/// chosen.
/// </summary>
internal static class BlockSection
{
    /// <summary>The list to choose from; empty if there is no choice.</summary>
    /// <param name="id">The figure that shows what is chosen.</param>
    /// <param name="label">What is chosen.</param>
    /// <param name="options">The options; the first one is shown.</param>
    public static XElement Choice(string id, string label, IReadOnlyList<string> options) =>
        Html.Element(
            "label",
            "choice",
            label,
            " ",
            new XElement(
                "select",
                new XAttribute("data-figure", id),
                options.Select(
                    (option, index) => Html.Element("option", null, new XAttribute("value", Html.Number(index)), option)
                )
            )
        );

    /// <summary>
    /// The chart that is shown first: the content before its drawings, the drawings, and the content after them.
    /// </summary>
    public static IEnumerable<PagePart> Of(ChartBlock block)
    {
        foreach (string drawing in block.Drawings)
        {
            yield return new(drawing);
        }

        yield return new(
            new XElement(
                "ul",
                new XAttribute("class", "bands"),
                "",
                block.Bands.Select(band =>
                    Html.Element(
                        "li",
                        null,
                        new XElement(
                            "span",
                            new XAttribute("class", "band"),
                            new XAttribute("style", $"background:{band.Color}"),
                            ""
                        ),
                        band.Name
                    )
                )
            )
        );
        yield return new(Html.Details("The same as a table", Html.Table(block.Caption, block.Head, block.Rows)));
    }
}
