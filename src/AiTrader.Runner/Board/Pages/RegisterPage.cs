using System.Xml.Linq;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Registrations;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>The page on which a user registers a trader.</summary>
/// <param name="models">What can decide.</param>
internal sealed class RegisterPage(OfferedModels models)
{
    /// <summary>Its address.</summary>
    public const string Address = "/register";

    /// <summary>The page.</summary>
    /// <param name="token">The token of the form.</param>
    /// <param name="entered">What was entered; empty at first.</param>
    /// <param name="problem">What is wrong with it; null at first.</param>
    public BoardPage Of(string? token, IFormCollection entered, Problem? problem)
    {
        var parts = new RegisterFields(models, entered, problem);
        var form = new BoardForm(Address, token).With(
            "primary",
            [
                Group("Trader", TraderField.Facts, parts),
                Group(
                    "Prompt and budget",
                    TraderField.OfModel,
                    parts,
                    "Leave them empty for a baseline, which is not asked."
                ),
                Group(
                    "Mandate",
                    TraderField.OfMandate,
                    parts,
                    "What it may do. An empty field is as the service was started with, or without a limit."
                ),
            ],
            "Register"
        );
        form.Add(new XAttribute("class", "register"));
        return new BoardPage(
            "Register a trader",
            Html.Write(
                Html.Element(
                    "section",
                    null,
                    new XAttribute("aria-label", "Register a trader"),
                    Html.Element(
                        "p",
                        "soft",
                        "The signature belongs to you from then on, and the terms of a trader do not change. Its first "
                            + "session opens its account."
                    ),
                    form
                )
            )
        )
        {
            Status = problem?.Kind.Status ?? StatusCodes.Status200OK,
            Refusal = problem is null ? null : Summary(problem, parts),
        };
    }

    // What belongs to a field is beside it.
    private static string Summary(Problem problem, RegisterFields parts)
    {
        string[] others = [.. parts.Others()];
        return others.Length > 0
            ? $"Nothing was registered. {string.Join(" ", others)}"
            : $"Nothing was registered. {problem.Detail ?? "What is refused is said beside each field."}";
    }

    private static XElement Group(
        string title,
        IReadOnlyList<TraderField> fields,
        RegisterFields parts,
        string? hint = null
    ) =>
        Html.Element(
            "fieldset",
            null,
            Html.Element("legend", null, title),
            hint is null ? null : Html.Element("p", "soft", hint),
            Html.Element("div", "fields", fields.Select(parts.Of))
        );
}
