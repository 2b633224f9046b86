using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Stores;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>Says a problem as a page: who sent a form reads what is wrong, and every value that is refused.</summary>
internal sealed class RefusalFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context) is var result && result is Problem problem ? PageOf(problem) : result;
        }
        catch (ProblemException refused)
        {
            return PageOf(refused.Problem);
        }
        catch (LedgerException refused)
        {
            return PageOf(new Problem(ProblemKinds.LedgerRefused, refused.Message));
        }
    }

    private static BoardPage PageOf(Problem problem) =>
        new(
            problem.Kind == ProblemKinds.NotFound ? "There is no such page" : "Nothing was changed",
            Html.Write(
                Html.Element(
                    "section",
                    null,
                    Html.Element("p", null, problem.Detail ?? problem.Kind.Title),
                    problem.Errors.Count == 0
                        ? null
                        : Html.Element(
                            "ul",
                            null,
                            problem.Errors.Select(error => Html.Element("li", null, $"{error.Place}: {error.What}"))
                        ),
                    Html.Element("p", null, Html.Link("/", "To the leaderboard"))
                )
            )
        )
        {
            Status = problem.Kind.Status,
        };
}
