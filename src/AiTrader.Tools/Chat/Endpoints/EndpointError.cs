using System.Globalization;
using System.Net;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>An error that an endpoint puts into a reply or a stream, although its status says success.</summary>
internal static class EndpointError
{
    // Words of the providers for what passes by itself, as parts of 'type', 'code' or 'status'.
    private static readonly (string Word, HttpStatusCode Status)[] Words =
    [
        ("rate_limit", HttpStatusCode.TooManyRequests),
        ("too_many_requests", HttpStatusCode.TooManyRequests),
        ("resource_exhausted", HttpStatusCode.TooManyRequests),
        ("overloaded", HttpStatusCode.ServiceUnavailable),
        ("unavailable", HttpStatusCode.ServiceUnavailable),
        ("insufficient_system_resource", HttpStatusCode.ServiceUnavailable),
        ("timeout", HttpStatusCode.GatewayTimeout),
        ("server_error", HttpStatusCode.InternalServerError),
        ("internal", HttpStatusCode.InternalServerError),
        ("api_error", HttpStatusCode.InternalServerError),
    ];

    /// <summary>Throws the error of a reply or of one of its choices, if it has one.</summary>
    /// <exception cref="HttpRequestException">
    /// It has one. The status is that of the error, where it is known.
    /// </exception>
    public static void ThrowIfAny(JsonElement reply, EndpointText text)
    {
        foreach (var part in reply.Member("choices").Items().Prepend(reply))
        {
            if (part.Member("error") is { IsGiven: true } error)
            {
                throw Create(error, text);
            }
        }
    }

    /// <summary>The failure of an error.</summary>
    public static HttpRequestException Create(JsonElement error, EndpointText text) =>
        new(
            $"{text.Authority} answers with an error: {text.Show(Describe(error))}",
            null,
            FindStatus(error) ?? HttpStatusCode.UnprocessableEntity
        );

    // OpenRouter keeps what the provider behind it said in 'metadata.raw'.
    private static string Describe(JsonElement error)
    {
        string said =
            error.ValueKind == JsonValueKind.String ? error.GetString()! : error.Text("message") ?? error.GetRawText();
        return error.Member("metadata").Text("raw") is { } raw ? $"{said}: {raw}" : said;
    }

    private static HttpStatusCode? FindStatus(JsonElement error)
    {
        string[] words = ["code", "status", "status_code", "type"];
        foreach (string word in words)
        {
            var member = error.Member(word);
            string? value = member.ValueKind == JsonValueKind.Number ? member.GetRawText() : error.Text(word);
            if (
                int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
                && status is >= 400 and <= 599
            )
            {
                return (HttpStatusCode)status;
            }

            foreach (var (known, meant) in Words)
            {
                if (value?.Contains(known, StringComparison.OrdinalIgnoreCase) == true)
                {
                    return meant;
                }
            }
        }

        return null;
    }
}
