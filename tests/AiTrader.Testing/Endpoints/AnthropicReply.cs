using System.Text.Json.Nodes;

namespace AiTrader.Testing.Endpoints;

/// <summary>An answer in the words of Anthropic's messages protocol.</summary>
internal static class AnthropicReply
{
    /// <summary>The body of a reply that is sent at once.</summary>
    public static string Whole(ModelAnswer answer, string model)
    {
        var message = Message(model);
        message["content"] = new JsonArray([.. BlocksOf(answer)]);
        message["stop_reason"] = StopReason(answer);
        return message.ToJsonString();
    }

    /// <summary>
    /// The events of a reply that is streamed: each text and each argument in bits, then the reason of the end.
    /// </summary>
    public static IEnumerable<string> Events(ModelAnswer answer, string model)
    {
        yield return Event("message_start", new JsonObject { ["message"] = Message(model) });
        var blocks = BlocksOf(answer).ToList();
        for (int i = 0; i < blocks.Count; i++)
        {
            bool isText = blocks[i]["type"]!.GetValue<string>() == "text";
            string said = isText ? blocks[i]["text"]!.GetValue<string>() : blocks[i]["input"]!.ToJsonString();
            blocks[i][isText ? "text" : "input"] = isText ? "" : new JsonObject();
            yield return Event("content_block_start", new JsonObject { ["index"] = i, ["content_block"] = blocks[i] });
            foreach (string bit in ModelAnswer.BitsOf(said))
            {
                var delta = isText
                    ? new JsonObject { ["type"] = "text_delta", ["text"] = bit }
                    : new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = bit };
                yield return Event("content_block_delta", new JsonObject { ["index"] = i, ["delta"] = delta });
            }

            yield return Event("content_block_stop", new JsonObject { ["index"] = i });
        }

        yield return Event(
            "message_delta",
            new JsonObject
            {
                ["delta"] = new JsonObject { ["stop_reason"] = StopReason(answer), ["stop_sequence"] = null },
                ["usage"] = new JsonObject { ["output_tokens"] = 10 },
            }
        );
        yield return Event("message_stop", []);
    }

    private static JsonObject Message(string model) =>
        new()
        {
            ["id"] = "msg-1",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = model,
            ["content"] = new JsonArray(),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = 90, ["output_tokens"] = 10 },
        };

    private static IEnumerable<JsonObject> BlocksOf(ModelAnswer answer)
    {
        if (answer.Message["content"] is { } text)
        {
            yield return new JsonObject { ["type"] = "text", ["text"] = text.DeepClone() };
        }

        foreach (var call in answer.Message["tool_calls"]?.AsArray() ?? [])
        {
            var function = call!["function"]!;
            yield return new JsonObject
            {
                ["type"] = "tool_use",
                ["id"] = call["id"]!.DeepClone(),
                ["name"] = function["name"]!.DeepClone(),
                ["input"] = JsonNode.Parse(function["arguments"]!.GetValue<string>()),
            };
        }
    }

    private static string? StopReason(ModelAnswer answer) =>
        answer.FinishReason switch
        {
            "stop" => "end_turn",
            "tool_calls" => "tool_use",
            "length" => "max_tokens",
            "content_filter" => "refusal",
            _ => null,
        };

    private static string Event(string name, JsonObject data)
    {
        data.Insert(0, "type", name);
        return $"event: {name}\ndata: {data.ToJsonString()}\n\n";
    }
}
