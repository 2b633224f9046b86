using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>
/// A problem as an answer (RFC 9457):
/// <code>{"type":"/reference#invalid-request","title":"...","status":400,"errors":{"$.cash":["..."]}}</code>
/// </summary>
/// <param name="kind">What it is.</param>
/// <param name="detail">What is wrong this time; null if the title says it.</param>
internal sealed class Problem(ProblemKind kind, string? detail = null) : IResult, IStatusCodeHttpResult
{
    /// <summary>The type of the body.</summary>
    public const string ContentType = "application/problem+json";

    // Nothing is embedded in a page: a person who reads it sees quotes, and not their numbers.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What it is.</summary>
    public ProblemKind Kind => kind;

    /// <summary>What is wrong this time; null if the title says it.</summary>
    public string? Detail => detail;

    /// <summary>Each refused value, by its place in the request. Default: none.</summary>
    public IReadOnlyList<(string Place, string What)> Errors { get; init; } = [];

    /// <summary>When to try again; null for never, or as the client likes. Default: null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public int? StatusCode => kind.Status;

    /// <summary>Values that are refused.</summary>
    public static Problem Invalid(params IReadOnlyList<(string Place, string What)> errors) =>
        new(ProblemKinds.InvalidRequest) { Errors = errors };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }

        if (
            BrowserRequest.WantsPage(httpContext.Request)
            && httpContext.RequestServices?.GetService<IProblemPage>() is { } page
        )
        {
            await page.Of(this, httpContext).ExecuteAsync(httpContext);
            return;
        }

        response.StatusCode = kind.Status;
        response.ContentType = ContentType;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(Write(), httpContext.RequestAborted);
        }
    }

    private ReadOnlyMemory<byte> Write()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        json.WriteString("type", kind.Type);
        json.WriteString("title", kind.Title);
        json.WriteNumber("status", kind.Status);
        if (detail is not null)
        {
            json.WriteString("detail", detail);
        }

        if (Errors.Count > 0)
        {
            json.WriteStartObject("errors");
            foreach (var place in Errors.GroupBy(error => error.Place, error => error.What))
            {
                json.WriteStartArray(place.Key);
                foreach (string what in place)
                {
                    json.WriteStringValue(what);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
