using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>The content of a message: a text, or parts, some of which are the provider's own.</summary>
internal sealed class ContentBuilder
{
    private readonly StringBuilder _text = new();
    private readonly JsonArray _parts = [];
    private bool _isGiven;
    private bool _hasOwnParts;

    /// <summary>All texts of the content; null if there was none.</summary>
    public string? Text => _isGiven ? _text.ToString() : null;

    /// <summary>The parts, if some of them are more than text, such as Mistral's thinking; otherwise null.</summary>
    public JsonArray? Parts => _hasOwnParts ? _parts : null;

    /// <summary>Takes the next piece of content.</summary>
    public void Add(JsonElement content)
    {
        foreach (var part in content.Items())
        {
            string? text = TextOf(part);
            _hasOwnParts |= text is null;
            _isGiven |= text is not null;
            _text.Append(text);
            AttachedJson.Append(
                _parts,
                text is null ? AttachedJson.ToNode(part) : new JsonObject { ["type"] = "text", ["text"] = text }
            );
        }
    }

    private static string? TextOf(JsonElement part) =>
        part.ValueKind == JsonValueKind.String ? part.GetString()
        : part.Text("type") is null or "text" or "output_text" ? part.Text("text")
        : null;
}
