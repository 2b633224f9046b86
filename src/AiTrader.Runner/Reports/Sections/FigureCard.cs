using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>A figure that is seen first, with its name and a note.</summary>
internal static class FigureCard
{
    /// <summary>A card.</summary>
    public static XElement Of(string title, string figure, string note) =>
        Html.Element(
            "div",
            "card",
            Html.Element("p", "title", title),
            Html.Element("p", "figure", figure),
            Html.Element("p", "note", note)
        );

    /// <summary>Cards side by side.</summary>
    public static XElement Row(params object?[] cards) => Html.Element("div", "cards", cards);
}
