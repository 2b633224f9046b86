using AiTrader.Runner.Service.Http.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/health/live</c> and <c>/health/ready</c>: for what restarts the program or routes requests.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous().DisableRateLimiting();
        health
            .MapGet("/live", () => Answer.Ok(new HealthAnswer("live")))
            .WithName("IsLive")
            .WithSummary("Whether the program runs")
            .Produces<HealthAnswer>();
        health
            .MapGet("/ready", AskAsync)
            .WithName("IsReady")
            .WithSummary("Whether the store answers, and the program is not ending")
            .Produces<HealthAnswer>()
            .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> AskAsync(
        HttpContext http,
        Readiness readiness,
        IHostApplicationLifetime lifetime
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            if (!lifetime.ApplicationStopping.IsCancellationRequested)
            {
                await readiness.AskAsync().WaitAsync(patience.Token);
                return Answer.Ok(new HealthAnswer("ready"));
            }
        }
#pragma warning disable CA1031 // Whatever is wrong with the store, the answer is that it is not ready.
        catch (Exception) when (!http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The requests that need the store log why.
        }

        return Results.Json(
            new HealthAnswer("unavailable"),
            ServiceJson.Options,
            statusCode: StatusCodes.Status503ServiceUnavailable
        );
    }
}
