using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Runs;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary>What the requests for sessions and for runs have in common.</summary>
internal static class RunAsking
{
    /// <summary>Reads a body, and asks for what it wants.</summary>
    /// <param name="http">The request.</param>
    /// <param name="schema">What the body can have.</param>
    /// <param name="ask">Asks for it; gets the body, and what the schema refuses of it.</param>
    public static async Task<Run> AskAsync(
        HttpContext http,
        RequestSchema schema,
        Func<JsonPlace, RefusedValues, Task<Run>> ask
    )
    {
        var (body, problems) = await schema.ReadAsync(http);
        return await ask(body, new RefusedValues(RequestSchema.Refusal(problems).Errors));
    }

    /// <summary>The answer that a run was accepted, or its end.</summary>
    /// <param name="http">The request.</param>
    /// <param name="run">The run.</param>
    /// <param name="kind">Under which of the trader's addresses it is: <c>runs</c>, or <c>sessions</c>.</param>
    /// <param name="progress">How far runs are.</param>
    public static async Task<IResult> AcceptedAsync(HttpContext http, Run run, string kind, RunProgress progress) =>
        Answer.Accepted(
            http,
            $"/v1/traders/{run.Signature}/{kind}/{run.Id}",
            await progress.AnswerOfAsync(run, http.RequestAborted)
        );
}
