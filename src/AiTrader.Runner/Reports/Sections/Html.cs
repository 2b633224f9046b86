using System.Globalization;
using System.Xml.Linq;
using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>Elements of a page. Text goes in as text: it is made visible here, and System.Xml escapes it.</summary>
internal static class Html
{
    private const int MostUnfolded = 12;

    /// <summary>An element with a class and whatever is in it; every text in it is made visible.</summary>
    public static XElement Element(string name, string? style, params object?[] content) =>
        new(
            name,
            style is null ? null : new XAttribute("class", style),
            "",
            content.Select(part => part is string text ? DocumentText.Of(text) : part)
        );

    /// <summary>A table that scrolls if there is no room for it.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="head">The titles of its columns; the first column names the rows.</param>
    /// <param name="rows">The cells: text, or elements.</param>
    public static XElement Table(string caption, IEnumerable<string> head, IEnumerable<IReadOnlyList<object>> rows) =>
        Scrolling(
            caption,
            new XElement(
                "table",
                Element("caption", null, caption),
                new XElement(
                    "thead",
                    new XElement("tr", head.Select(title => Element("th", null, new XAttribute("scope", "col"), title)))
                ),
                new XElement(
                    "tbody",
                    "",
                    rows.Select(row => new XElement(
                        "tr",
                        row.Select(
                            (cell, column) =>
                                column == 0
                                    ? Element("th", null, new XAttribute("scope", "row"), cell)
                                    : Element("td", null, cell)
                        )
                    ))
                )
            )
        );

    /// <summary>A frame in which wide content scrolls, also with the keyboard.</summary>
    public static XElement Scrolling(string label, params object?[] content) =>
        new(
            "div",
            new XAttribute("class", "scroll"),
            new XAttribute("role", "region"),
            new XAttribute("tabindex", "0"),
            new XAttribute("aria-label", label),
            content
        );

    /// <summary>A table whose columns are numbers, except for the first.</summary>
    public static XElement Numbers(string caption, IEnumerable<string> head, IEnumerable<IReadOnlyList<object>> rows) =>
        new("div", new XAttribute("class", "numbers"), Table(caption, head, rows));

    /// <summary>A table of long text, which is broken into lines.</summary>
    public static XElement Words(string caption, IEnumerable<string> head, IEnumerable<IReadOnlyList<object>> rows) =>
        new("div", new XAttribute("class", "words"), Table(caption, head, rows));

    /// <summary>A link.</summary>
    public static XElement Link(string address, string text) =>
        Element("a", null, new XAttribute("href", address), text);

    /// <summary>What is said where there is nothing to show.</summary>
    public static XElement Nothing(string sentence) => Element("p", "nothing", sentence);

    /// <summary>A part of a section, with a heading.</summary>
    public static XElement Part(string title, params object?[] content) =>
        Element("div", "part", Element("h3", null, title), content);

    /// <summary>Content that is shown on request.</summary>
    public static XElement Details(string summary, params object?[] content) =>
        new("details", new XElement("summary", summary), content);

    /// <summary>A long table is shown on request, a short one at once.</summary>
    /// <param name="summary">What the table has.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="table">The table.</param>
    public static XElement Folded(string summary, int rows, XElement table) =>
        rows > MostUnfolded ? Details(summary, table) : table;

    /// <summary>A number in an attribute.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Elements as they are written into a page.</summary>
    public static string Write(params IEnumerable<XElement> elements) =>
        string.Concat(elements.Select(element => element.ToString(SaveOptions.DisableFormatting)));
}
