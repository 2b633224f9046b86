using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AiTrader.Tools;

/// <summary>A chat completion in the one form that clients of the protocol accept.</summary>
internal static partial class CompletionText
{
    /// <summary>How nodes are written.</summary>
    public static JsonTypeInfo<JsonObject> Nodes { get; } = Context.Default.JsonObject;

    /// <summary>How elements are written.</summary>
    public static JsonTypeInfo<JsonElement> Elements { get; } = Context.Default.JsonElement;

    /// <summary>How texts are written.</summary>
    public static JsonTypeInfo<string> Strings { get; } = Context.Default.String;

    /// <summary>A body of JSON.</summary>
    public static byte[] Write(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, Nodes);

    /// <summary>The body of a reply.</summary>
    public static byte[] ToJson(Completion completion)
    {
        var body = Envelope(completion, "chat.completion");
        body["choices"] = Choice("message", Message(completion, numbered: false), completion.FinishReason);
        body["usage"] = Usage(completion.Usage);
        return JsonSerializer.SerializeToUtf8Bytes(body, Nodes);
    }

    /// <summary>The same as a stream: what is said, why it ends, and the usage.</summary>
    public static byte[] ToEvents(Completion completion)
    {
        var said = Envelope(completion, "chat.completion.chunk");
        said["choices"] = Choice("delta", Message(completion, numbered: true), null);
        var ended = Envelope(completion, "chat.completion.chunk");
        ended["choices"] = Choice("delta", [], completion.FinishReason);
        ended["usage"] = Usage(completion.Usage);
        using var stream = new MemoryStream();
        foreach (var chunk in (ReadOnlySpan<JsonObject>)[said, ended])
        {
            stream.Write("data: "u8);
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(chunk, Nodes));
            stream.Write("\n\n"u8);
        }

        stream.Write("data: [DONE]\n\n"u8);
        return stream.ToArray();
    }

    private static JsonObject Envelope(Completion completion, string kind) =>
        new()
        {
            ["id"] = CarriedCounts.Carry(completion.Id, completion.Usage),
            ["object"] = kind,
            ["created"] = completion.Created,
            ["model"] = completion.Model,
        };

    private static JsonArray Choice(string part, JsonObject content, string? finishReason) =>
        [
            new JsonObject
            {
                ["index"] = 0,
                [part] = content,
                ["finish_reason"] = finishReason,
            },
        ];

    private static JsonObject Message(Completion completion, bool numbered)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = completion.Text };
        if (completion.Refusal is { } refusal)
        {
            message["refusal"] = refusal;
        }

        if (completion.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([
                .. completion.Calls.Select((call, i) => Call(completion, i, numbered)),
            ]);
        }

        return message;
    }

    private static JsonObject Call(Completion completion, int number, bool numbered)
    {
        var call = completion.Calls[number];
        var attached = new AttachedFields(number == 0 ? completion.Attached : [], call.Attached);
        var written = new JsonObject
        {
            ["id"] = attached.IsEmpty ? call.Id : AttachedFields.Carry(call.Id, attached.ToElement()),
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
        };
        if (numbered)
        {
            written["index"] = number;
        }

        return written;
    }

    private static JsonObject? Usage(CompletionUsage? usage) =>
        usage is null
            ? null
            : new JsonObject
            {
                ["prompt_tokens"] = usage.Input,
                ["completion_tokens"] = usage.Output,
                ["total_tokens"] = usage.Total,
                ["prompt_tokens_details"] = usage.Cached is { } cached
                    ? new JsonObject { ["cached_tokens"] = cached }
                    : null,
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.Reasoning },
            };

    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    [JsonSerializable(typeof(string))]
    private sealed partial class Context : JsonSerializerContext;
}
