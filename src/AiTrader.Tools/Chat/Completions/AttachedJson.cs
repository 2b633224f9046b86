using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>Puts fields of a provider together that come in pieces: in the chunks of a stream.</summary>
internal static class AttachedJson
{
    // What is said piece by piece. All other texts (a type, an id, a signature) come whole.
    private static readonly FrozenSet<string> Spoken = new[]
    {
        "text",
        "summary",
        "data",
        "thinking",
        "content",
    }.ToFrozenSet();

    /// <summary>Adds a field of a message or a call. What is null is not attached.</summary>
    public static void Merge(JsonObject fields, JsonProperty field)
    {
        if (!field.Value.IsGiven)
        {
            return;
        }

        var incoming = ToNode(field.Value);
        fields[field.Name] = fields[field.Name] is { } known
            ? Merged(known, incoming, isSpoken: field.Name.Contains("reasoning", StringComparison.Ordinal))
            : incoming;
    }

    /// <summary>Adds a part to a list of parts; pieces of one part become one.</summary>
    public static void Append(JsonArray parts, JsonNode? part)
    {
        if (part is JsonObject incoming && FindSame(parts, incoming) is { } known)
        {
            foreach (var (name, value) in incoming)
            {
                known[name] =
                    known[name] is { } before && value is not null
                        ? Merged(before, value.DeepClone(), Spoken.Contains(name))
                        : value?.DeepClone() ?? known[name]?.DeepClone();
            }

            return;
        }

        parts.Add(part?.DeepClone());
    }

    /// <summary>A value as a node of its own.</summary>
    public static JsonNode? ToNode(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? JsonObject.Create(value)
        : value.ValueKind == JsonValueKind.Array ? JsonArray.Create(value)
        : JsonValue.Create(value);

    private static JsonNode? Merged(JsonNode known, JsonNode? incoming, bool isSpoken)
    {
        switch (known, incoming)
        {
            case (JsonArray before, JsonArray more):
                var parts = (JsonArray)before.DeepClone();
                foreach (var part in more)
                {
                    Append(parts, part);
                }

                return parts;
            case (JsonValue before, JsonValue more)
                when isSpoken && before.TryGetValue(out string? said) && more.TryGetValue(out string? next):
                return JsonValue.Create(said + next);
            default:
                return incoming;
        }
    }

    // Pieces of one part have its type, and its index where parts are counted.
    private static JsonObject? FindSame(JsonArray parts, JsonObject incoming) =>
        parts.LastOrDefault() is JsonObject last
        && JsonNode.DeepEquals(last["type"], incoming["type"])
        && JsonNode.DeepEquals(last["index"], incoming["index"])
            ? last
            : null;
}
