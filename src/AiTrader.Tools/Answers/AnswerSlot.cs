using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>Receives the structured answer of one call; a caller that wants it passes a slot.</summary>
internal sealed class AnswerSlot
{
    /// <summary>The structured answer; null if the tool has none, or did not answer.</summary>
    public JsonElement? Content { get; set; }
}
