using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// The cookie of the board: no script reads it, no other site sends it, and over HTTPS it is sent over HTTPS only and
/// belongs to exactly this host.
/// </summary>
internal static class SignInCookie
{
    private const string PlainName = "aitrader";
    private const string SecureName = "__Host-aitrader";

    /// <summary>The token of a request; null if it has none.</summary>
    public static SignInToken? Find(HttpRequest request) =>
        SignInToken.TryParse(request.Cookies[IsSecure(request) ? SecureName : PlainName], out var token) ? token : null;

    /// <summary>Gives a browser the token.</summary>
    public static void Set(HttpContext http, SignInToken token)
    {
        var options = OptionsFor(http.Request);
        options.MaxAge = SignInBook.Lifetime;
        http.Response.Cookies.Append(IsSecure(http.Request) ? SecureName : PlainName, token.Text, options);
    }

    /// <summary>Takes it from the browser, with all that the browser keeps of this site.</summary>
    public static void Remove(HttpContext http)
    {
        string name = IsSecure(http.Request) ? SecureName : PlainName;
        http.Response.Cookies.Delete(name, OptionsFor(http.Request));
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
    }

    /// <summary>Whether the browser came over HTTPS, here or to a proxy in front.</summary>
    public static bool IsSecure(HttpRequest request) =>
        request.IsHttps
        || string.Equals(request.Headers["X-Forwarded-Proto"], Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    private static CookieOptions OptionsFor(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = IsSecure(request),
            Path = "/",
            IsEssential = true,
        };
}
