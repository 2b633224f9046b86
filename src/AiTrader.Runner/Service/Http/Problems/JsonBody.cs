using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>Which bodies the interface reads: JSON in UTF-8, without an encoding.</summary>
internal static class JsonBody
{
    /// <summary>Why the body of a request is not read, with what is allowed; null if it is.</summary>
    public static string? WhyNot(HttpRequest request) =>
        !IsJson(request.ContentType)
            ? $"The Content-Type {MessageText.Quote(request.ContentType)} is refused; allowed: application/json in "
                + "UTF-8."
        : request.Headers.ContentEncoding.ToString() is not ("" or "identity") and var encoding
            ? $"The Content-Encoding {MessageText.Quote(encoding)} is refused; allowed: none."
        : null;

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
