using System.Net;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.ToolServers;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// Lets requests for the names of this service pass, so that a web page whose name was made to point here (DNS
/// rebinding) reaches nothing. A loopback address has the names of this machine; other names are given.
/// </summary>
/// <param name="address">Where the service listens.</param>
/// <param name="names">The names at which a proxy or a network offers it; empty for none.</param>
internal sealed class HostGate(ListenAddress address, IReadOnlyList<string> names)
{
    /// <summary>Passes a request on, or answers 403.</summary>
    public Task PassAsync(HttpContext http, RequestDelegate next)
    {
        string host = http.Request.Host.Host;
        bool isKnown =
            IsLoopback(host)
            || names.Contains(host, StringComparer.OrdinalIgnoreCase)
            || (names.Count == 0 && !address.IsLoopback);
        return isKnown
            ? next(http)
            : new Problem(
                ProblemKinds.UnknownHost,
                $"{MessageText.Quote(host)} is refused; '--host' adds a name."
            ).ExecuteAsync(http);
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
