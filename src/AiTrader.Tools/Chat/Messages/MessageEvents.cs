using System.Text;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>A message of Anthropic's protocol as a stream: each block in one piece.</summary>
internal static class MessageEvents
{
    /// <summary>The body of the stream.</summary>
    public static byte[] Write(JsonObject message)
    {
        var stream = new StringBuilder();
        var blocks = (JsonArray)message["content"]!;
        Append(stream, "message_start", new JsonObject { ["message"] = Beginning(message) });
        for (int i = 0; i < blocks.Count; i++)
        {
            Append(stream, i, (JsonObject)blocks[i]!);
        }

        Append(
            stream,
            "message_delta",
            new JsonObject
            {
                ["delta"] = new JsonObject
                {
                    ["stop_reason"] = message["stop_reason"]!.DeepClone(),
                    ["stop_sequence"] = message["stop_sequence"]?.DeepClone(),
                },
                ["usage"] = message["usage"]!.DeepClone(),
            }
        );
        Append(stream, "message_stop", []);
        return Encoding.UTF8.GetBytes(stream.ToString());
    }

    private static JsonObject Beginning(JsonObject message)
    {
        var beginning = (JsonObject)message.DeepClone();
        beginning["content"] = new JsonArray();
        beginning["stop_reason"] = null;
        return beginning;
    }

    private static void Append(StringBuilder stream, int index, JsonObject block)
    {
        var (start, deltas) = Split(block);
        Append(stream, "content_block_start", new JsonObject { ["index"] = index, ["content_block"] = start });
        foreach (var delta in deltas)
        {
            Append(stream, "content_block_delta", new JsonObject { ["index"] = index, ["delta"] = delta });
        }

        Append(stream, "content_block_stop", new JsonObject { ["index"] = index });
    }

    // What comes in pieces is empty at the start; all else is there from the start.
    private static (JsonObject Start, List<JsonObject> Deltas) Split(JsonObject block)
    {
        var start = (JsonObject)block.DeepClone();
        var deltas = new List<JsonObject>();
        switch ((string?)block["type"])
        {
            case "text":
                start["text"] = "";
                deltas.Add(new JsonObject { ["type"] = "text_delta", ["text"] = block["text"]?.DeepClone() });
                break;
            case "thinking":
                (start["thinking"], start["signature"]) = ("", "");
                deltas.Add(
                    new JsonObject { ["type"] = "thinking_delta", ["thinking"] = block["thinking"]?.DeepClone() }
                );
                deltas.Add(
                    new JsonObject { ["type"] = "signature_delta", ["signature"] = block["signature"]?.DeepClone() }
                );
                break;
            case "tool_use":
                start["input"] = new JsonObject();
                deltas.Add(
                    new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = block["input"]!.ToJsonString() }
                );
                break;
        }

        return (start, deltas);
    }

    private static void Append(StringBuilder stream, string kind, JsonObject data)
    {
        data.Insert(0, "type", kind);
        stream.Append("event: ").Append(kind).Append("\ndata: ").Append(data.ToJsonString()).Append("\n\n");
    }
}
