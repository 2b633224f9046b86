using System.Xml.Linq;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>
/// Says a problem as a page: who sent a form reads what is wrong, every value that is refused, and what is allowed.
/// </summary>
internal sealed class RefusalPage : IProblemPage
{
    /// <inheritdoc/>
    public IResult Of(Problem problem, HttpContext http) =>
        new BoardPage(TitleOf(problem, http.Request), Html.Write(Html.Element("section", null, Content(problem, http))))
        {
            Status = problem.Kind.Status,
        };

    /// <summary>The place of a value as a form names it.</summary>
    public static string NameOf(string place) =>
        place.StartsWith("$.", StringComparison.Ordinal) ? place[2..]
        : place == "$" ? "The request"
        : place;

    // After a defect, nobody knows whether something was changed.
    private static string TitleOf(Problem problem, HttpRequest request) =>
        problem.Kind.Status >= StatusCodes.Status500InternalServerError ? "The service cannot answer"
        : HttpMethods.IsPost(request.Method) ? "Nothing was changed"
        : problem.Kind == ProblemKinds.NotFound ? "There is no such page"
        : "The page cannot be shown";

    private static IEnumerable<XElement?> Content(Problem problem, HttpContext http)
    {
        yield return Html.Element("p", null, problem.Detail ?? problem.Kind.Title);
        if (problem.Kind == ProblemKinds.Forbidden && problem.Detail is null && UserIdentity.Find(http) is { } identity)
        {
            yield return Html.Element("p", null, Allowed(identity.User));
        }

        if (problem.Errors.Count > 0)
        {
            yield return Html.Element(
                "ul",
                null,
                problem.Errors.Select(error => Html.Element("li", null, $"{NameOf(error.Place)}: {error.What}"))
            );
        }

        var before = HttpMethods.IsPost(http.Request.Method) ? BrowserRequest.FindPageBefore(http.Request) : null;
        yield return Html.Element(
            "p",
            "ways",
            before is null or "/" ? null : Html.Link(before, "Back to the form"),
            before is null or "/" ? null : " ",
            Html.Link("/", "To the leaderboard")
        );
    }

    private static string Allowed(User user) =>
        user.Role switch
        {
            Role.Reader => $"{user.Name} is a reader, who sees all registered traders and changes nothing.",
            Role.Trader =>
                $"{user.Name} is a trader, who registers traders and drives its own; admins halt all trading.",
            Role.Admin => $"{user.Name} is an admin, and this is not for admins.",
            _ => throw new InvalidOperationException($"There is no role {user.Role}."),
        };
}
