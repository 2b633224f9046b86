using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// Refuses what changes something and was sent by a page of another site. Browsers say where a request comes from
/// (<c>Sec-Fetch-Site</c>, <c>Origin</c>); programs send neither.
/// </summary>
internal static class SameSiteGate
{
    /// <summary>Passes a request on, or answers 403.</summary>
    public static Task PassAsync(HttpContext http, RequestDelegate next) =>
        IsSafe(http.Request.Method) || IsOfThisSite(http.Request)
            ? next(http)
            : new Problem(ProblemKinds.CrossSite).ExecuteAsync(http);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOfThisSite(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        string origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none"
            && (
                origin.Length == 0
                || (
                    Uri.TryCreate(origin, UriKind.Absolute, out var page)
                    && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                )
            );
    }
}
