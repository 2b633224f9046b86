using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>A request for a chat completion, in the strict form that every endpoint accepts.</summary>
internal sealed class CompletionQuestion
{
    private readonly JsonObject _body;
    private readonly JsonArray _messages;

    private CompletionQuestion(JsonObject body, JsonArray messages)
    {
        _body = body;
        _messages = messages;
        ToolNames = Objects(body["tools"])
            .Select(tool => tool["function"]?["name"]?.GetValue<string>())
            .OfType<string>()
            .ToHashSet();
        IsStreamed = body["stream"] is JsonValue stream && stream.TryGetValue(out bool streamed) && streamed;
    }

    /// <summary>Whether the client waits for a stream.</summary>
    public bool IsStreamed { get; }

    /// <summary>How many messages the conversation has; each of its requests has more than the one before.</summary>
    public int MessageCount => _messages.Count;

    /// <summary>The tools that the model may call.</summary>
    public IReadOnlySet<string> ToolNames { get; }

    /// <summary>The request of a body; null if it does not ask for a chat completion.</summary>
    public static CompletionQuestion? TryRead(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject asked && asked["messages"] is JsonArray messages
                ? new CompletionQuestion(asked, messages)
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException)
        {
            // Something else than a chat completion, which is not for this handler to judge.
            return null;
        }
    }

    /// <summary>The body to send.</summary>
    public byte[] ToBytes()
    {
        foreach (var message in Objects(_messages))
        {
            Restore(message);
        }

        foreach (var tool in Objects(_body["tools"]))
        {
            Tighten(tool["function"]?["parameters"] as JsonObject);
        }

        return JsonSerializer.SerializeToUtf8Bytes(_body, CompletionText.Nodes);
    }

    // What the provider attached to its message and its calls, as ChatDecisionMaker gives it back.
    private static void Restore(JsonObject message)
    {
        foreach (var call in Objects(message["tool_calls"]))
        {
            if (
                call["id"] is JsonValue id
                && AttachedFields.TryTake(id.GetValue<string>(), out string own, out var kept)
            )
            {
                call["id"] = own;
                kept.CopyTo(message, call);
            }

            if (call["function"] is JsonObject function)
            {
                function["arguments"] = CallArguments.Repair(function["arguments"]?.GetValue<string>());
            }
        }
    }

    // Some endpoints refuse a list of required parameters that is empty, and some a schema without parameters.
    private static void Tighten(JsonObject? parameters)
    {
        if (parameters?["required"] is JsonArray { Count: 0 })
        {
            parameters.Remove("required");
        }

        if (parameters is not null && parameters["properties"] is null)
        {
            parameters["properties"] = new JsonObject();
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();
}
