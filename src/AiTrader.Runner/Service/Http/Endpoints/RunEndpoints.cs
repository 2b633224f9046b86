using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/traders/{signature}/runs</c>: the sessions from one time to another.</summary>
internal static class RunEndpoints
{
    private const int LongestPage = 500;

    private static readonly RequestSchema Schema = new(
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": { "modelId": { "type": "string" }, "from": { "type": "string" }, "to": { "type": "string" } }
        }
        """
    );

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder trader)
    {
        var runs = trader.MapGroup("/runs").WithTags("Runs");
        runs.MapPost("", AskAsync)
            .WithName("StartRun")
            .WithSummary("Asks for a run; asked for twice, it is run once")
            .RequireAuthorization(Policies.Drives)
            .AddEndpointFilter<IdempotencyFilter>()
            .Accepts<RunRequestBody>("application/json")
            .Produces<RunAnswer>(StatusCodes.Status202Accepted);
        runs.MapGet("", ListAsync)
            .WithName("ListRuns")
            .WithSummary("The runs of a trader, those that are not finished first")
            .Produces<Page<RunAnswer>>();
        runs.MapGet("/{id}", FindAsync)
            .WithName("FindRun")
            .WithSummary("A run, and how far it is")
            .Produces<RunAnswer>();
        runs.MapDelete("/{id}", CancelAsync)
            .WithName("CancelRun")
            .WithSummary("Cancels a run between two acts; what is done stays")
            .Produces<RunAnswer>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> AskAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        RunRequests requests,
        RunProgress progress
    )
    {
        var trader = await access.DriveAsync(http, signature);
        var run = await RunAsking.AskAsync(
            http,
            Schema,
            (body, refused) =>
                requests.AskForRunAsync(
                    trader,
                    UserIdentity.Of(http),
                    (body.Find("modelId")?.Text, body.Find("from")?.Text, body.Find("to")?.Text),
                    refused,
                    BegunRequest.Find(http),
                    http.RequestAborted
                )
        );
        return await RunAsking.AcceptedAsync(http, run, "runs", progress);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        string signature,
        string? after,
        string? count,
        TraderAccess access,
        RunBook runs,
        RunProgress progress
    )
    {
        var trader = await access.SeeAsync(http, signature);
        int most = (int)QueryNumber.Read(("count", count), (1, LongestPage), 100);
        RunId? start = null;
        if (after is not null)
        {
            if (!RunId.TryParse(after, out var read))
            {
                return Problem.Invalid(("after", $"{MessageText.Quote(after)} is refused; allowed: the id of a run."));
            }

            if (await runs.FindAsync(trader.Signature, read, http.RequestAborted) is null)
            {
                return Problem.Invalid(
                    ("after", $"{MessageText.Quote(after)} is refused; allowed: the id of a run of this trader.")
                );
            }

            start = read;
        }

        var all = runs.ListAsync(trader.Signature, http.RequestAborted);
        var page = await Page<Run>.TakeAsync(
            start is { } id ? all.SkipWhile(run => run.Id != id).Skip(1) : all,
            most,
            run => run.Id.ToString(),
            http.RequestAborted
        );
        var answers = new List<RunAnswer>();
        foreach (var run in page.Items)
        {
            answers.Add(await progress.AnswerOfAsync(run, http.RequestAborted));
        }

        return Answer.Ok(new Page<RunAnswer>(answers, page.Next));
    }

    private static async Task<IResult> FindAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        RunBook runs,
        RunProgress progress
    )
    {
        var trader = await access.SeeAsync(http, signature);
        return
            RunId.TryParse(id, out var asked)
            && await runs.FindAsync(trader.Signature, asked, http.RequestAborted) is { } run
            ? Answer.Ok(await progress.AnswerOfAsync(run, http.RequestAborted))
            : new Problem(ProblemKinds.NotFound, "Nobody has asked for this run.");
    }

    private static async Task<IResult> CancelAsync(
        HttpContext http,
        string signature,
        string id,
        TraderAccess access,
        RunRequests requests,
        RunProgress progress
    )
    {
        var trader = await access.DriveAsync(http, signature);
        var run = await requests.CancelAsync(trader, id, UserIdentity.Of(http), http.RequestAborted);
        return await RunAsking.AcceptedAsync(http, run, "runs", progress);
    }
}
