using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>An answer that was kept.</summary>
/// <param name="answer">The answer.</param>
internal sealed class RepeatedAnswer(StoredAnswer answer) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Location is { } location)
        {
            response.Headers.Location = location;
        }

        if (answer.Body is { Length: > 0 } body)
        {
            await response.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
