using System.Security.Cryptography;
using System.Text;
using AiTrader.Runner.Keys;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.ToolServers;

/// <summary>Lets requests with the key pass: <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class BearerGate(ApiKey key)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _hash = HashOf(key.Value);

    /// <summary>Passes a request on, or answers 401.</summary>
    public Task PassAsync(HttpContext http, RequestDelegate next)
    {
        string given = http.Request.Headers.Authorization.ToString();
        if (
            given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(HashOf(given[Scheme.Length..]), _hash)
        )
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    // Hashes are of one length, so that not even the key's length shows in the time that a comparison takes.
    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
