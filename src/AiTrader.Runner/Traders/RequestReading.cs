using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Runner.Json;
using AiTrader.Runner.Keys;
using AiTrader.Runner.Models;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Traders;

/// <summary>Reads what a model's requests ask for, and what they have beyond the protocol.</summary>
/// <param name="problems">The list to which problems are added. The schema's are in it already.</param>
internal sealed class RequestReading(List<JsonProblem> problems)
{
    // Headers that carry keys, or belong to the connection.
    private static readonly string[] ReservedHeaders =
    [
        "authorization",
        "proxy-authorization",
        "x-api-key",
        "api-key",
        "x-goog-api-key",
        "cookie",
        "host",
        "content-type",
        "content-length",
        "transfer-encoding",
        "connection",
    ];

    // Members of the body that the session decides.
    private static readonly string[] ReservedMembers = ["model", "messages", "tools", "stream", "system"];

    /// <summary>The options of each request.</summary>
    public static ChatOptions ReadOptions(JsonPlace place) =>
        new()
        {
            Temperature = Number(place, "temperature") is { } temperature ? (float)temperature : null,
            TopP = Number(place, "topP") is { } share ? (float)share : null,
            Seed = Number(place, "seed") is { } seed and >= long.MinValue and <= long.MaxValue ? (long)seed : null,
            MaxOutputTokens = Number(place, "maxTokens") is { } limit and >= 1 and <= int.MaxValue ? (int)limit : null,
            AllowMultipleToolCalls = Flag(place.Find("parallelToolCalls")),
            Reasoning = Enum.TryParse<ReasoningEffort>(place.Find("reasoning")?.Text, ignoreCase: true, out var effort)
                ? new ReasoningOptions { Effort = effort }
                : null,
        };

    /// <summary>What each request has beyond the protocol.</summary>
    /// <param name="place">The model.</param>
    /// <param name="provider">Its provider.</param>
    /// <param name="key">The key, which no header and no member may repeat; null if there is none.</param>
    public RequestExtras ReadExtras(JsonPlace place, Provider provider, ApiKey? key)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in place.Find("headers")?.Properties ?? [])
        {
            if (WhyNotHeader(name, value) is { } reason)
            {
                problems.Add(new JsonProblem(value, reason));
            }
            else if (!Repeats(value, key))
            {
                headers[name] = value.Text;
            }
        }

        var body = provider.IsSampledByBody ? Sampling(place) : [];
        foreach (var (name, value) in place.Find("body")?.Properties ?? [])
        {
            if (ReservedMembers.Contains(name))
            {
                problems.Add(new JsonProblem(value, "is refused; the session decides it."));
            }
            else if (!Repeats(value, key))
            {
                body[name] = ToNode(value);
            }
        }

        return new RequestExtras
        {
            Headers = headers,
            Body = body,
            ApiVersion = place.Find("apiVersion") is { Kind: JsonValueKind.String } version ? version.Text : null,
        };
    }

    private static JsonObject Sampling(JsonPlace place)
    {
        var body = new JsonObject();
        foreach (var (name, member) in new[] { ("temperature", "temperature"), ("topP", "top_p") })
        {
            if (place.Find(name) is { } value)
            {
                body[member] = ToNode(value);
            }
        }

        return body;
    }

    private bool Repeats(JsonPlace place, ApiKey? key)
    {
        bool repeats =
            (key is not null && key.Clean(place.Text) != place.Text)
            || place.Items.Any(item => Repeats(item, key))
            || place.Properties.Any(property => Repeats(property.Value, key));
        if (repeats && place.Kind == JsonValueKind.String)
        {
            problems.Add(new JsonProblem(place, "holds the key; give it with \"keyFile\" or \"keyEnv\" only."));
        }

        return repeats;
    }

    private static string? WhyNotHeader(string name, JsonPlace value) =>
        ReservedHeaders.Contains(name.ToLowerInvariant())
            ? "is refused; the program sets this header. A key is given with \"keyFile\" or \"keyEnv\"."
        : value.Kind != JsonValueKind.String ? $"is {value.KindWord}; allowed: a string."
        : name.Length == 0 || !name.All(IsToken) ? "is refused; allowed: a name of letters, digits and - _ ."
        : value.Text.All(c => c is >= ' ' and <= '~') ? null
        : "is refused; allowed: visible ASCII characters.";

    private static bool IsToken(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

    private static JsonNode? ToNode(JsonPlace place) =>
        place.Kind switch
        {
            JsonValueKind.Object => ToObject(place),
            JsonValueKind.Array => new JsonArray([.. place.Items.Select(ToNode)]),
            JsonValueKind.String => JsonValue.Create(place.Text),
            JsonValueKind.Number => JsonNode.Parse(place.Text),
            JsonValueKind.True or JsonValueKind.False => JsonValue.Create(place.Kind == JsonValueKind.True),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => throw new ArgumentOutOfRangeException(nameof(place), place.Kind, "There is no such kind."),
        };

    private static JsonObject ToObject(JsonPlace place)
    {
        var body = new JsonObject();
        foreach (var (name, value) in place.Properties)
        {
            body[name] = ToNode(value);
        }

        return body;
    }

    private static bool? Flag(JsonPlace? place) =>
        place is { Kind: JsonValueKind.True or JsonValueKind.False } ? place.Kind == JsonValueKind.True : null;

    private static decimal? Number(JsonPlace place, string name) =>
        place.Find(name) is { Kind: JsonValueKind.Number } number
        && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : null;
}
