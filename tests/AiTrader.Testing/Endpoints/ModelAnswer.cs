using System.Globalization;
using System.Text.Json.Nodes;

namespace AiTrader.Testing.Endpoints;

/// <summary>
/// What a <see cref="ModelEndpoint"/> answers to a question, in the words of the chat-completions protocol.
/// </summary>
public sealed record ModelAnswer
{
    /// <summary>The status code; 200 unless set.</summary>
    public int Status { get; init; } = 200;

    /// <summary>
    /// The content type; by default that of the protocol, which is another where the reply is streamed.
    /// </summary>
    public string? ContentType { get; init; }

    /// <summary>The header <c>Retry-After</c>; none unless set.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What becomes of it on its way; it arrives unless set.</summary>
    public ModelAnswerEnding Ending { get; init; } = ModelAnswerEnding.Whole;

    /// <summary>The body as it is sent, whether the reply is to be streamed or not; null for the reply below.</summary>
    public string? Body { get; init; }

    /// <summary>What is said: <c>content</c>, <c>refusal</c> and <c>tool_calls</c>, where there are such.</summary>
    internal JsonObject Message { get; private init; } = [];

    /// <summary>
    /// Why it ends: <c>stop</c>, <c>tool_calls</c>, <c>length</c>, <c>content_filter</c>; null for no reason.
    /// </summary>
    internal string? FinishReason { get; private init; }

    /// <summary>Words.</summary>
    public static ModelAnswer Say(string text) =>
        new()
        {
            Message = new JsonObject { ["content"] = text },
            FinishReason = "stop",
        };

    /// <summary>Calls of tools in one reply, in order; their arguments are sent to the letter, JSON or not.</summary>
    public static ModelAnswer Call(params (string Tool, string Arguments)[] calls) =>
        new()
        {
            Message = new JsonObject { ["tool_calls"] = CallsOf(calls) },
            FinishReason = "tool_calls",
        };

    /// <summary>A refusal, as the protocol has it: beside the content, not in it.</summary>
    public static ModelAnswer Refuse(string text) =>
        new()
        {
            Message = new JsonObject { ["refusal"] = text },
            FinishReason = "stop",
        };

    /// <summary>An error of the endpoint.</summary>
    public static ModelAnswer Error(int status, string message) =>
        new()
        {
            Status = status,
            Body = new JsonObject
            {
                ["error"] = new JsonObject { ["message"] = message, ["type"] = "test" },
            }.ToJsonString(),
        };

    /// <summary>A body to the letter.</summary>
    public static ModelAnswer Raw(string contentType, string body) => new() { ContentType = contentType, Body = body };

    /// <summary>No answer at all.</summary>
    public static ModelAnswer Never() => new() { Ending = ModelAnswerEnding.Never };

    /// <summary>The same, ended for another reason: <c>length</c>, <c>content_filter</c>, or null for none.</summary>
    public ModelAnswer EndedBy(string? reason) => this with { FinishReason = reason };

    /// <summary>The body of a reply that is sent at once.</summary>
    internal string Whole(string model)
    {
        var message = (JsonObject)Message.DeepClone();
        message["role"] = "assistant";
        message["content"] ??= null;
        return Envelope("chat.completion", model, "message", message, FinishReason).ToJsonString();
    }

    /// <summary>
    /// The events of a reply that is streamed: each word and each argument in bits, then the reason of the end with the
    /// usage. A stream without a reason breaks off.
    /// </summary>
    internal IEnumerable<string> Events(string model)
    {
        yield return Event(model, new JsonObject { ["role"] = "assistant", ["content"] = "" }, null);
        foreach (var delta in Deltas())
        {
            yield return Event(model, delta, null);
        }

        if (FinishReason is not null)
        {
            yield return Event(model, [], FinishReason);
            yield return "data: [DONE]\n\n";
        }
    }

    private IEnumerable<JsonObject> Deltas()
    {
        foreach (string text in new[] { "content", "refusal" }.Where(Message.ContainsKey))
        {
            foreach (string bit in BitsOf(Message[text]!.GetValue<string>()))
            {
                yield return new JsonObject { [text] = bit };
            }
        }

        for (int i = 0; Message["tool_calls"] is JsonArray calls && i < calls.Count; i++)
        {
            var call = (JsonObject)calls[i]!.DeepClone();
            string arguments = call["function"]!["arguments"]!.GetValue<string>();
            call["index"] = i;
            call["function"]!["arguments"] = "";
            yield return new JsonObject { ["tool_calls"] = new JsonArray(call) };
            foreach (string bit in BitsOf(arguments))
            {
                yield return new JsonObject
                {
                    ["tool_calls"] = new JsonArray(
                        new JsonObject
                        {
                            ["index"] = i,
                            ["function"] = new JsonObject { ["arguments"] = bit },
                        }
                    ),
                };
            }
        }
    }

    /// <summary>A text in pieces of five characters.</summary>
    internal static IEnumerable<string> BitsOf(string text) =>
        text.EnumerateRunes().Chunk(5).Select(bit => string.Concat(bit));

    private static string Event(string model, JsonObject delta, string? finish) =>
        $"data: {Envelope("chat.completion.chunk", model, "delta", delta, finish).ToJsonString()}\n\n";

    private static JsonObject Envelope(string kind, string model, string part, JsonObject content, string? finish) =>
        new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = kind,
            ["created"] = 1_759_708_800,
            ["model"] = model,
            ["choices"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = 0,
                    [part] = content,
                    ["finish_reason"] = finish,
                }
            ),
            ["usage"] =
                part == "message" || finish is not null
                    ? new JsonObject
                    {
                        ["prompt_tokens"] = 90,
                        ["completion_tokens"] = 10,
                        ["total_tokens"] = 100,
                    }
                    : null,
        };

    private static JsonArray CallsOf((string Tool, string Arguments)[] calls) =>
        [
            .. calls.Select(
                (call, i) =>
                    new JsonObject
                    {
                        ["id"] = string.Create(CultureInfo.InvariantCulture, $"call-{i + 1}"),
                        ["type"] = "function",
                        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
                    }
            ),
        ];
}
