using System.Net;

namespace AiTrader.Tools;

/// <summary>Why a completion ends, in the words of many providers.</summary>
internal static class FinishReasons
{
    /// <summary>The protocol's word for it.</summary>
    /// <param name="said">What the endpoint says; null or empty if it does not say.</param>
    /// <param name="hasCalls">Whether the model calls tools.</param>
    /// <param name="text">How the endpoint's text is shown.</param>
    /// <exception cref="HttpRequestException">The endpoint could not complete its reply.</exception>
    public static string Read(string? said, bool hasCalls, EndpointText text) =>
        said?.ToUpperInvariant() switch
        {
            "LENGTH" or "MAX_TOKENS" or "MODEL_LENGTH" or "MAX_LENGTH" => "length",
            "CONTENT_FILTER" or "SAFETY" or "RECITATION" or "PROHIBITED_CONTENT" or "BLOCKLIST" or "SENSITIVE" =>
                "content_filter",
            "ERROR" or "INSUFFICIENT_SYSTEM_RESOURCE" or "NETWORK_ERROR" => throw new HttpRequestException(
                $"{text.Authority} ends its reply early: finish_reason is '{text.Show(said)}'.",
                null,
                HttpStatusCode.ServiceUnavailable
            ),
            _ => hasCalls ? "tool_calls" : "stop",
        };
}
