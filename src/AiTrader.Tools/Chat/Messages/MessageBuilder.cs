using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>Puts a message of Anthropic's protocol together from the events of a stream.</summary>
internal sealed class MessageBuilder
{
    private readonly SortedDictionary<int, JsonObject> _blocks = [];
    private readonly Dictionary<int, string> _inputs = [];
    private JsonObject _message = [];

    /// <summary>Whether the endpoint has said why the message ends, or that it does.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What it has used so far; null if the endpoint does not say.</summary>
    public JsonObject? Usage => _message["usage"] as JsonObject;

    /// <summary>Takes the next event.</summary>
    public void Add(JsonElement happened)
    {
        int index = happened.Member("index") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
        switch (happened.Text("type"))
        {
            case "message_start" when happened.Member("message") is { ValueKind: JsonValueKind.Object } message:
                _message = JsonObject.Create(message)!;
                break;
            case "content_block_start"
                when happened.Member("content_block") is { ValueKind: JsonValueKind.Object } block:
                _blocks[index] = JsonObject.Create(block)!;
                break;
            case "content_block_delta" when _blocks.TryGetValue(index, out var block):
                Add(block, index, happened.Member("delta"));
                break;
            case "message_delta":
                Add(happened.Member("delta"), happened.Member("usage"));
                break;
            case "message_stop":
                HasEnded = true;
                break;
        }
    }

    /// <summary>The message so far.</summary>
    public JsonObject Build()
    {
        foreach (var (index, input) in _inputs)
        {
            _blocks[index]["input"] = input;
        }

        _message["content"] = new JsonArray([.. _blocks.Values.Select(block => block.DeepClone())]);
        return _message;
    }

    private void Add(JsonObject block, int index, JsonElement delta)
    {
        foreach (var (field, name) in new[] { ("text", "text"), ("thinking", "thinking"), ("signature", "signature") })
        {
            if (delta.Text(field) is { } piece)
            {
                block[name] = (string?)block[name] + piece;
            }
        }

        if (delta.Text("partial_json") is { } json)
        {
            _inputs[index] = _inputs.GetValueOrDefault(index, "") + json;
        }
    }

    private void Add(JsonElement delta, JsonElement usage)
    {
        if (delta.Text("stop_reason") is { } reason)
        {
            _message["stop_reason"] = reason;
            HasEnded = true;
        }

        var counted = _message["usage"] as JsonObject ?? [];
        foreach (var count in usage.ValueKind == JsonValueKind.Object ? usage.EnumerateObject().AsEnumerable() : [])
        {
            counted[count.Name] = AttachedJson.ToNode(count.Value);
        }

        _message["usage"] = counted.DeepClone();
    }
}
