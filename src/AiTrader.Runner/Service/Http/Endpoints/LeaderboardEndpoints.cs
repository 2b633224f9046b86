using AiTrader.Performance;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Standings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/leaderboard</c>: the traders that the user may see, the best first.</summary>
internal static class LeaderboardEndpoints
{
    /// <summary>Adds it.</summary>
    public static void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/leaderboard", ReadAsync)
            .WithName("ReadLeaderboard")
            .WithSummary("The traders that the user may see, the best first, as of about a second ago")
            .WithTags("Records")
            .Produces<Page<StandingAnswer>>();

    private static async Task<IResult> ReadAsync(HttpContext http, LiveReport live, Visibility visibility)
    {
        var user = UserIdentity.Of(http);
        var view = await live.GetAsync(http.RequestAborted);
        var visible = new List<TraderReport>();
        foreach (var trader in view.Report?.Traders ?? [])
        {
            if (await visibility.IsVisibleAsync(user, trader.Facts.Signature, http.RequestAborted))
            {
                visible.Add(trader);
            }
        }

        return Answer.Ok(
            new Page<StandingAnswer>(
                [.. Ranking.Create(visible, trader => trader.Basis).Select(StandingAnswer.Of)],
                null
            )
        );
    }
}
