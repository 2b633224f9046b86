using System.Xml.Linq;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Registrations;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>The fields of the form that registers a trader, with what was entered and what is wrong with it.</summary>
/// <param name="models">What can decide.</param>
/// <param name="entered">What was entered.</param>
/// <param name="problem">What is wrong with it; null at first.</param>
internal sealed class RegisterFields(OfferedModels models, IFormCollection entered, Problem? problem)
{
    /// <summary>A field.</summary>
    public XElement Of(TraderField field)
    {
        string[] wrong = [.. ErrorsOf(field)];
        var input = InputOf(field, RequestForm.Field(entered, field.Name) ?? "");
        input.Add(
            new XAttribute("id", field.Id),
            new XAttribute("name", field.Name),
            new XAttribute("aria-describedby", $"{field.Id}-hint"),
            wrong.Length == 0 ? null : new XAttribute("aria-invalid", "true")
        );
        var label = Html.Element("label", null, new XAttribute("for", field.Id), field.Label);
        bool isFlag = field.Kind == TraderFieldKind.Flag;
        return Html.Element(
            "div",
            isFlag ? "entry flag"
                : field.Kind == TraderFieldKind.Text ? "entry wide"
                : "entry",
            isFlag ? input : label,
            isFlag ? label : input,
            Html.Element(
                "div",
                "hint",
                new XAttribute("id", $"{field.Id}-hint"),
                wrong.Select(what => Html.Element("p", "wrong", what)),
                field.Hint.Length == 0 ? null : Html.Element("p", null, field.Hint)
            )
        );
    }

    /// <summary>What is wrong and belongs to no field.</summary>
    public IEnumerable<string> Others() =>
        (problem?.Errors ?? [])
            .Where(error => !TraderField.All.Any(field => IsAt(error.Place, field)))
            .Select(error => $"{RefusalPage.NameOf(error.Place)} {error.What}");

    private IEnumerable<string> ErrorsOf(TraderField field) =>
        problem?.Kind == ProblemKinds.SignatureTaken && field.Name == "signature"
            ? [problem.Detail ?? problem.Kind.Title]
            : (problem?.Errors ?? []).Where(error => IsAt(error.Place, field)).Select(error => Sentence(error.What));

    // Each item of a list is in one field.
    private static bool IsAt(string place, TraderField field)
    {
        string own = $"$.{field.Name}";
        return place == own || place.StartsWith(own + "[", StringComparison.Ordinal);
    }

    private static string Sentence(string what) =>
        what.StartsWith("is ", StringComparison.Ordinal) || what.StartsWith("has ", StringComparison.Ordinal)
            ? $"It {what}"
            : what;

    private XElement InputOf(TraderField field, string value) =>
        field.Kind switch
        {
            TraderFieldKind.Model => new XElement(
                "select",
                models.All.OrderByDescending(model => model.IsModel).Select(model => OptionOf(model, value))
            ),
            TraderFieldKind.Text => Html.Element("textarea", null, new XAttribute("rows", "5"), value),
            TraderFieldKind.Flag => new XElement(
                "input",
                new XAttribute("type", "checkbox"),
                new XAttribute("value", "yes"),
                value.Length == 0 ? null : new XAttribute("checked", "checked")
            ),
            TraderFieldKind.Word or TraderFieldKind.Number or TraderFieldKind.Words => new XElement(
                "input",
                new XAttribute("value", value),
                new XAttribute("autocomplete", "off"),
                field.Kind == TraderFieldKind.Number ? new XAttribute("inputmode", "decimal") : null,
                field.IsRequired ? new XAttribute("required", "required") : null
            ),
            _ => throw new InvalidOperationException($"There is no kind {field.Kind}."),
        };

    private static XElement OptionOf(OfferedModel model, string value) =>
        Html.Element(
            "option",
            null,
            new XAttribute("value", model.Id.Value),
            model.Id.Value == value ? new XAttribute("selected", "selected") : null,
            $"{model.Id} ({(model.IsModel ? "model" : "baseline")})"
        );
}
