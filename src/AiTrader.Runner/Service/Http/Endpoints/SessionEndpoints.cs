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

/// <summary><c>/v1/traders/{signature}/sessions</c>: single sessions.</summary>
internal static class SessionEndpoints
{
    private static readonly RequestSchema Schema = new(
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": { "modelId": { "type": "string" }, "time": { "type": "string" } }
        }
        """
    );

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder trader)
    {
        var sessions = trader.MapGroup("/sessions").WithTags("Sessions");
        sessions
            .MapPost("", AskAsync)
            .WithName("StartSession")
            .WithSummary("Asks for a session; asked for twice, it is run once")
            .RequireAuthorization(Policies.Drives)
            .AddEndpointFilter<IdempotencyFilter>()
            .Accepts<SessionRequestBody>("application/json")
            .Produces<RunAnswer>(StatusCodes.Status202Accepted);
        sessions
            .MapGet("/{time}", FindAsync)
            .WithName("FindSession")
            .WithSummary("A session that was asked for: its state, and its outcome")
            .Produces<SessionAnswer>();
        sessions
            .MapGet("/{time}/conversation", ReadConversationAsync)
            .WithName("ReadConversation")
            .WithSummary("What the model of a session was told, and what it said and did")
            .Produces<Page<MessageAnswer>>();
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
                requests.AskForSessionAsync(
                    trader,
                    UserIdentity.Of(http),
                    (body.Find("modelId")?.Text, body.Find("time")?.Text),
                    refused,
                    BegunRequest.Find(http),
                    http.RequestAborted
                )
        );
        return await RunAsking.AcceptedAsync(http, run, run.Id.IsSession ? "sessions" : "runs", progress);
    }

    private static async Task<IResult> FindAsync(
        HttpContext http,
        string signature,
        string time,
        TraderAccess access,
        RecordedSessions sessions
    )
    {
        var trader = await access.SeeAsync(http, signature);
        return
            RunId.TryParseTime(time, out var asked)
            && await sessions.FindAsync(trader, asked, http.RequestAborted) is { } session
            ? Answer.Ok(session)
            : new Problem(ProblemKinds.NotFound, "Nobody has asked for this session.");
    }

    private static async Task<IResult> ReadConversationAsync(
        HttpContext http,
        string signature,
        string time,
        TraderAccess access,
        RecordedSessions sessions
    )
    {
        var trader = await access.SeeAsync(http, signature);
        if (!RunId.TryParseTime(time, out var asked))
        {
            return new Problem(ProblemKinds.NotFound);
        }

        var entries = await sessions.ReadConversationAsync(trader, asked, http.RequestAborted);
        return entries.Count > 0
            ? Answer.Ok(new Page<MessageAnswer>([.. entries.Select(MessageAnswer.Of)], null))
            : new Problem(ProblemKinds.NotFound, "The session has no conversation.");
    }
}
