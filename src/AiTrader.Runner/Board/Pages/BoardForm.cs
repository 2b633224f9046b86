using System.Xml.Linq;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Access;

namespace AiTrader.Runner.Board.Pages;

/// <summary>A form that changes something. It has the token of the sign-in, without which nothing changes.</summary>
/// <param name="address">Where it is sent.</param>
/// <param name="token">The token; null for a form of nobody, and for a request with a key.</param>
internal sealed class BoardForm(string address, string? token)
{
    /// <summary>A form that is only a button.</summary>
    public XElement Button(string text, string? style = null) => With(style, [], text);

    /// <summary>A form with fields.</summary>
    /// <param name="style">The class of the button; null for none.</param>
    /// <param name="fields">The fields with their labels.</param>
    /// <param name="text">The text of the button.</param>
    public XElement With(string? style, IEnumerable<XElement> fields, string text) =>
        new(
            "form",
            new XAttribute("method", "post"),
            new XAttribute("action", address),
            token is null ? null : Hidden(FormGate.Field, token),
            fields,
            Html.Element("button", style, new XAttribute("type", "submit"), text)
        );

    /// <summary>A field that nobody sees.</summary>
    public static XElement Hidden(string name, string value) =>
        new("input", new XAttribute("type", "hidden"), new XAttribute("name", name), new XAttribute("value", value));

    /// <summary>A field with its label.</summary>
    /// <param name="label">What is asked.</param>
    /// <param name="name">The name of the field.</param>
    /// <param name="value">What it has at first.</param>
    /// <param name="attributes">What else it has: <c>required</c>, <c>maxlength</c>.</param>
    public static XElement Field(
        string label,
        string name,
        string value,
        params (string Name, string Value)[] attributes
    ) =>
        Html.Element(
            "label",
            "field",
            label,
            " ",
            new XElement(
                "input",
                new XAttribute("name", name),
                new XAttribute("value", value),
                new XAttribute("autocomplete", "off"),
                attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value))
            )
        );
}
