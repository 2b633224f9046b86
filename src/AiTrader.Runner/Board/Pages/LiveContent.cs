using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>
/// The content of a page without the page, for its script; nothing if it is as the script has it
/// (<c>If-None-Match</c>).
/// </summary>
/// <param name="content">The markup.</param>
internal sealed class LiveContent(string content) : IResult
{
    /// <summary>Whether a request is for the content only.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Query["part"] == "live";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        var response = httpContext.Response;
        response.Headers.ETag = tag;
        if (httpContext.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/html; charset=utf-8";
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
