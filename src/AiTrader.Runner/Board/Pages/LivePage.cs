using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Charts;
using AiTrader.Runner.Reports.Pages;
using AiTrader.Runner.Reports.Sections;

namespace AiTrader.Runner.Board.Pages;

/// <summary>
/// Content that the script of the board replaces as it changes, section by section, and the data behind its curves.
/// </summary>
internal static class LivePage
{
    /// <summary>A section of the page.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="content">Its markup.</param>
    public static string Section(string id, string title, string content) =>
        $"<section id=\"{id}\" data-live aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}</h2>{content}"
        + "</section>";

    /// <summary>The data behind the curves and the marks of a report.</summary>
    public static string Data(Report report, TimeAxis axis)
    {
        string index = JsonSerializer.Serialize(
            new PageIndex(
                [.. report.Times.Select(time => time.ToString())],
                [.. report.Traders.Select(trader => trader.Name)],
                [.. report.Traders.Select(trader => SessionStrip.LettersOf(report, trader))],
                [],
                SessionStrip.CellOf(report),
                null
            )
        );
        return $"<div id=\"data\" data-live hidden>{Script("index", index)}"
            + $"{Script("curves", $"\"{PackedJson.Of(CurveJson.Of(report, axis))}\"")}</div>";
    }

    /// <summary>Data for the script, which does not run.</summary>
    public static string Script(string id, string json) =>
        $"<script type=\"application/json\" id=\"{id}\">{json}</script>";

    /// <summary>Where what happens is told, as it happens.</summary>
    /// <param name="address">The address of the events.</param>
    /// <param name="after">The event after which to begin.</param>
    public static string Events(string address, long after) =>
        Html.Write(
            new XElement(
                "section",
                new XAttribute("id", "events"),
                new XAttribute("aria-labelledby", "events-title"),
                Html.Element(
                    "div",
                    "bar",
                    Html.Element("h2", null, new XAttribute("id", "events-title"), "As it happens"),
                    Html.Element(
                        "div",
                        "buttons",
                        Html.Element("span", "soft", new XAttribute("id", "events-state"), ""),
                        Html.Element(
                            "button",
                            null,
                            new XAttribute("type", "button"),
                            new XAttribute("id", "pause"),
                            new XAttribute("aria-pressed", "false"),
                            "Pause"
                        )
                    )
                ),
                Html.Element(
                    "div",
                    null,
                    new XAttribute("id", "log"),
                    new XAttribute("role", "log"),
                    new XAttribute("aria-live", "polite"),
                    new XAttribute("aria-label", "What happens"),
                    new XAttribute("tabindex", "0"),
                    new XAttribute("data-source", address),
                    new XAttribute("data-after", after.ToString(CultureInfo.InvariantCulture)),
                    Html.Element("ul", null),
                    Html.Nothing("Nothing has happened lately.")
                ),
                new XElement("noscript", Html.Nothing("Events are shown by a script; without it, load the page again."))
            )
        );

    /// <summary>Text within markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
