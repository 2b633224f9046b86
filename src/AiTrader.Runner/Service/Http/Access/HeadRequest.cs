using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// Answers HEAD as GET is answered, at every address that has GET. The server writes no body of such an answer.
/// </summary>
internal static class HeadRequest
{
    private static readonly object Key = new();

    /// <summary>Passes a request on.</summary>
    public static Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
            http.Items[Key] = Key;
        }

        return next(http);
    }

    /// <summary>Whether a request is one: what does not end must not begin.</summary>
    public static bool Is(HttpContext http) => http.Items.ContainsKey(Key);
}
