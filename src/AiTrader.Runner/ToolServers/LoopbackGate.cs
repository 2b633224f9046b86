using System.Net;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.ToolServers;

/// <summary>
/// Lets only requests for this machine pass. A web page whose name was made to point here (DNS rebinding) has another
/// host or origin; otherwise it could trade from any browser on the machine.
/// </summary>
internal static class LoopbackGate
{
    /// <summary>Passes a request on, or answers 403.</summary>
    public static Task PassAsync(HttpContext http, RequestDelegate next)
    {
        string origin = http.Request.Headers.Origin.ToString();
        if (
            IsLoopback(http.Request.Host.Host)
            && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopback(uri.Host)))
        )
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
