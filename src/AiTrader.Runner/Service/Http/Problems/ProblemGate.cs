using AiTrader.Runner.Arenas;
using AiTrader.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>
/// Turns what ends a request early into a problem. A client never sees an exception, a path or a statement of the
/// store; the log does.
/// </summary>
/// <param name="logger">Where defects and outages are logged.</param>
internal sealed partial class ProblemGate(ILogger<ProblemGate> logger)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);

    /// <summary>Passes a request on.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
            return;
        }
#pragma warning disable CA1031 // The end of a request: whatever went wrong becomes an answer and a line of the log.
        catch (Exception failure) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            http.Response.Clear();
            await ProblemOf(failure, http).ExecuteAsync(http);
            return;
        }

        // What the framework refuses has a status and no body.
        if (
            !http.Response.HasStarted && http.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null }
        )
        {
            await RefusalOf(http).ExecuteAsync(http);
        }
    }

    private static Problem RefusalOf(HttpContext http) =>
        new(
            ProblemKinds.OfStatus(http.Response.StatusCode),
            http.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType ? JsonBody.WhyNot(http.Request)
                : http.Response.Headers.Allow is { Count: > 0 } allowed ? $"Allowed: {allowed}."
                : null
        );

    private Problem ProblemOf(Exception failure, HttpContext http)
    {
        switch (failure)
        {
            case ProblemException { Problem: var problem }:
                return problem;
            case BadHttpRequestException { StatusCode: var status }:
                return new Problem(ProblemKinds.OfStatus(status));
            case TradingContextException { Problems: var problems }:
                return Problem.Invalid([.. problems.Select(problem => (problem.Field, problem.ToString()))]);
            case SessionRefusedException { Reason: SessionRefusal.DrivenElsewhere } or LeaseException:
                return new Problem(ProblemKinds.DrivenElsewhere, failure.Message) { RetryAfter = Outage };
            case SessionRefusedException:
                return new Problem(ProblemKinds.SessionRefused, failure.Message);
            case LedgerException:
                return new Problem(ProblemKinds.LedgerRefused, failure.Message);
            case StoreCorruptedException:
                LogDamage(logger, failure, http.Request.Method, PathOf(http));
                return new Problem(ProblemKinds.Damaged);
            case OperationCanceledException:
                return new Problem(ProblemKinds.Unavailable, "The service is ending.") { RetryAfter = Outage };
            case var _ when LostStore.Is(failure):
                LogOutage(logger, failure, http.Request.Method, PathOf(http));
                return new Problem(ProblemKinds.Unavailable) { RetryAfter = Outage };
            default:
                LogDefect(logger, failure, http.Request.Method, PathOf(http));
                return new Problem(ProblemKinds.Unexpected);
        }
    }

    // A line of the log stays a line, whatever was asked for.
    private static string PathOf(HttpContext http) => MessageText.Of(http.Request.Path.Value ?? "");

    [LoggerMessage(220, LogLevel.Error, "A defect: {Method} {Path} failed", EventName = "RequestFailed")]
    private static partial void LogDefect(ILogger logger, Exception failure, string method, string path);

    [LoggerMessage(
        221,
        LogLevel.Error,
        "{Method} {Path} found records that were changed from outside",
        EventName = "DamageFound"
    )]
    private static partial void LogDamage(ILogger logger, Exception failure, string method, string path);

    [LoggerMessage(222, LogLevel.Warning, "The store did not answer {Method} {Path}", EventName = "StoreLost")]
    private static partial void LogOutage(ILogger logger, Exception failure, string method, string path);
}
