using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Reads a message of Anthropic's protocol, whole or as a stream, into the form that its client accepts.
/// </summary>
internal static class MessageReader
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="HttpRequestException">It holds an error.</exception>
    /// <exception cref="HttpIOException">It is not complete.</exception>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static JsonObject Read(byte[] body, EndpointText text)
    {
        var reply = new EndpointReply(body, text);
        try
        {
            var message = reply.IsStream ? ReadEvents(reply) : ReadWhole(reply);
            Complete(message);
            return message;
        }
        catch (Exception malformed) when (EndpointReply.IsOfForm(malformed))
        {
            throw reply.Unreadable(malformed);
        }
    }

    private static JsonObject ReadWhole(EndpointReply reply)
    {
        var said = reply.ToJson();
        return said.ValueKind == JsonValueKind.Object && said.TryGetProperty("content", out _)
            ? JsonObject.Create(said)!
            : throw reply.Unreadable();
    }

    private static JsonObject ReadEvents(EndpointReply reply)
    {
        var message = new MessageBuilder();
        try
        {
            foreach (var happened in reply.ReadEvents())
            {
                message.Add(happened.Data);
            }

            return message.HasEnded ? message.Build() : throw reply.Incomplete("it has no stop reason");
        }
        catch (Exception failure) when (TokenCounts.Keep(failure, DetailsOf(message.Usage)))
        {
            throw;
        }
    }

    // What the client needs, and some endpoints leave out.
    private static void Complete(JsonObject message)
    {
        var content = Blocks(message["content"]);
        message["id"] ??= "";
        message["type"] = "message";
        message["role"] = "assistant";
        message["model"] ??= "";
        message["content"] = content;
        message["stop_sequence"] ??= null;
        bool calls = content.OfType<JsonObject>().Any(block => (string?)block["type"] == "tool_use");
        message["stop_reason"] = StopReason(message["stop_reason"], calls);
        message["usage"] = Usage(message["usage"] as JsonObject);
    }

    private static JsonArray Blocks(JsonNode? content)
    {
        var blocks = content switch
        {
            JsonArray array => (JsonArray)array.DeepClone(),
            JsonValue text => [new JsonObject { ["type"] = "text", ["text"] = text.ToString() }],
            _ => [],
        };
        int number = 0;
        foreach (var call in blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "tool_use"))
        {
            number++;
            call["id"] =
                call["id"] is JsonValue id && id.TryGetValue(out string? own) && own.Length > 0
                    ? own
                    : string.Create(CultureInfo.InvariantCulture, $"call_{number}");
            call["name"] ??= "unnamed";
            call["input"] = Input(call["input"]);
        }

        return blocks;
    }

    // An object, or an object in a string of JSON. What is neither, or names a property twice, is given to the tool as
    // an argument that it does not take, because the client reads nothing but objects.
    private static JsonNode Input(JsonNode? input)
    {
        string text = CallArguments.Repair(
            input is JsonValue value && value.TryGetValue(out string? written) ? written : input?.ToJsonString()
        );
        return CallArguments.IsComplete(text) ? JsonNode.Parse(text)! : new JsonObject { ["input"] = text };
    }

    private static string StopReason(JsonNode? said, bool calls) =>
        said is JsonValue value && value.TryGetValue(out string? reason) && reason.Length > 0 ? reason
        : calls ? "tool_use"
        : "end_turn";

    private static UsageDetails? DetailsOf(JsonObject? usage)
    {
        if (usage is null)
        {
            return null;
        }

        var (read, written) = (Count(usage, "cache_read_input_tokens"), Count(usage, "cache_creation_input_tokens"));
        return new UsageDetails
        {
            InputTokenCount = (Count(usage, "input_tokens") ?? 0) + (read ?? 0) + (written ?? 0),
            OutputTokenCount = Count(usage, "output_tokens"),
            CachedInputTokenCount = read,
            AdditionalCounts = written is { } count ? new() { [TokenCounts.CacheWritten] = count } : null,
        };
    }

    private static JsonObject Usage(JsonObject? usage)
    {
        var counted = new JsonObject();
        string[] names = ["input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"];
        foreach (string name in names)
        {
            counted[name] = Count(usage, name);
        }

        counted["input_tokens"] ??= 0;
        counted["output_tokens"] ??= 0;
        return counted;
    }

    private static long? Count(JsonObject? usage, string name) =>
        usage?[name] is JsonValue value
        && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
        && count is >= 0 and < int.MaxValue
            ? (long)Math.Round(count)
            : null;
}
