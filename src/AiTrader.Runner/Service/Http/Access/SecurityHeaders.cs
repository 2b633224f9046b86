using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>What a browser may do with an answer: by default nothing but show it. A page sets its own policy.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of what is not a page.</summary>
    public const string DataPolicy =
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    /// <summary>Passes a request on.</summary>
    public static Task PassAsync(HttpContext http, RequestDelegate next)
    {
        bool isSecure = SignInCookie.IsSecure(http.Request);
        http.Response.OnStarting(() =>
        {
            Add(http.Response.Headers, isSecure);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static void Add(IHeaderDictionary headers, bool isSecure)
    {
        headers.TryAdd("Content-Security-Policy", DataPolicy);
        headers.TryAdd("Cache-Control", "no-store");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers["X-Content-Type-Options"] = "nosniff";
        headers["X-Frame-Options"] = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isSecure)
        {
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains";
        }
    }
}
