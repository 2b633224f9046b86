using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Http.Traders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/traders/{signature}/halt</c> and <c>/v1/halt</c>: nothing more is traded.</summary>
internal static class HaltEndpoints
{
    private static readonly RequestSchema Schema = new(
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": { "reason": { "type": "string" } }
        }
        """
    );

    /// <summary>Adds those of a trader.</summary>
    public static void MapTrader(IEndpointRouteBuilder trader)
    {
        var halt = trader.MapGroup("/halt").WithTags("Halts");
        halt.MapGet("", FindAsync)
            .WithName("FindHalt")
            .WithSummary("The halt of a trader; that of all is at /v1/halt")
            .Produces<HaltAnswer>();
        halt.MapPut("", HaltAsync)
            .WithName("HaltTrader")
            .WithSummary("Denies every order of a trader, from the next one on; other processes follow in a second")
            .Accepts<HaltRequest>("application/json")
            .Produces<HaltAnswer>();
        halt.MapDelete("", ResumeAsync)
            .WithName("ResumeTrader")
            .WithSummary("Ends the halt of a trader; a halt of all continues")
            .Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>Adds those of all traders.</summary>
    public static void MapAll(IEndpointRouteBuilder v1)
    {
        var halt = v1.MapGroup("/halt").WithTags("Halts");
        halt.MapGet(
                "",
                async (HttpContext http, HaltBook halts) => AnswerOf(await halts.FindAsync(null, http.RequestAborted))
            )
            .WithName("FindHaltOfAll")
            .WithSummary("The halt of all traders")
            .Produces<HaltAnswer>();
        halt.MapPut("", HaltAllAsync)
            .WithName("HaltAll")
            .WithSummary("Denies every order of every trader")
            .RequireAuthorization(Policies.Admins)
            .Accepts<HaltRequest>("application/json")
            .Produces<HaltAnswer>();
        halt.MapDelete("", ResumeAllAsync)
            .WithName("ResumeAll")
            .WithSummary("Ends the halt of all; traders that were halted one by one stay halted")
            .RequireAuthorization(Policies.Admins)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> FindAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltBook halts
    )
    {
        var trader = await access.SeeAsync(http, signature);
        return AnswerOf(await halts.FindAsync(trader.Signature, http.RequestAborted));
    }

    private static async Task<IResult> HaltAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltRequests requests
    )
    {
        var trader = await access.DriveAsync(http, signature);
        return await SetAsync(http, trader.Signature, requests);
    }

    private static async Task<IResult> ResumeAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        HaltRequests requests
    )
    {
        var trader = await access.DriveAsync(http, signature);
        await requests.ResumeAsync(trader.Signature, UserIdentity.Of(http), http.RequestAborted);
        return Results.NoContent();
    }

    private static Task<IResult> HaltAllAsync(HttpContext http, HaltRequests requests) =>
        SetAsync(http, null, requests);

    private static async Task<IResult> ResumeAllAsync(HttpContext http, HaltRequests requests)
    {
        await requests.ResumeAsync(null, UserIdentity.Of(http), http.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> SetAsync(HttpContext http, Signature? signature, HaltRequests requests)
    {
        var (body, problems) = await Schema.ReadAsync(http);
        if (problems.Count > 0)
        {
            return RequestSchema.Refusal(problems);
        }

        return AnswerOf(
            await requests.HaltAsync(signature, body.Find("reason")?.Text, UserIdentity.Of(http), http.RequestAborted)
        );
    }

    private static IResult AnswerOf(Halt? halt) =>
        halt is null ? new Problem(ProblemKinds.NotFound, "There is no halt.") : Answer.Ok(HaltAnswer.Of(halt));
}
