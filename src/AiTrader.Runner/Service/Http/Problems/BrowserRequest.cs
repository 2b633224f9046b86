using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>Requests of people, who read answers as pages.</summary>
internal static class BrowserRequest
{
    /// <summary>
    /// Whether the answer is for a person: one who opens an address outside the interface, or sends a form.
    /// </summary>
    public static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/v1")
        && (
            request.HasFormContentType
            || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// The page from which a form was sent; null if it does not belong to this service, or is not known.
    /// </summary>
    public static string? FindPageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page)
        && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? page.PathAndQuery
            : null;
}
