using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>An entry of a session's conversation.</summary>
/// <param name="Number">The number of the entry, from 1.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Content">Its content: JSON as the decision maker wrote it, or a string.</param>
internal sealed record MessageAnswer(int Number, JournalEntryKind Kind, JsonNode? Content)
{
    /// <summary>That of an entry.</summary>
    public static MessageAnswer Of(JournalEntry entry) => new(entry.Number, entry.Kind, ContentOf(entry.Content));

    private static JsonNode? ContentOf(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            // A decision maker of another kind may journal text.
            return JsonValue.Create(content);
        }
    }
}
