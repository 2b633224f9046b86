using System.Text.Json;
using AiTrader.Stores;
using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Reruns;

/// <summary>The conversation of a session, as its journal records it; empty if no model decided.</summary>
/// <param name="Entries">The entries of the journal.</param>
internal sealed record RecordedConversation(IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>What the model was told first; null if it was told nothing.</summary>
    public string? Prompt => Entries is [{ Kind: JournalEntryKind.Prompt } prompt, ..] ? prompt.Content : null;

    /// <summary>Whether the model could search news.</summary>
    public bool HadNews => HadTool(SearchNewsTool.Name);

    /// <summary>Whether the model could search its own notes.</summary>
    public bool HadMemory => HadTool(NotesTool.Name);

    /// <summary>How often the model replied.</summary>
    public int ReplyCount => Entries.Count(entry => entry.Kind == JournalEntryKind.Reply);

    /// <summary>The replies of the model, in order.</summary>
    /// <exception cref="InvalidDataException">A reply of the journal is not one.</exception>
    public IReadOnlyList<ChatResponse> Replies() =>
        [
            .. Entries
                .Where(entry => entry.Kind == JournalEntryKind.Reply)
                .Select(entry =>
                {
                    try
                    {
                        return Transcript.ReadReply(entry.Content);
                    }
                    catch (JsonException malformed)
                    {
                        throw new InvalidDataException(
                            $"Entry {entry.Number} of the journal of {entry.Context} is not a reply.",
                            malformed
                        );
                    }
                }),
        ];

    private bool HadTool(string name) => Prompt is { } prompt && EnvelopeRule.ToolsOf(prompt).Contains(name);
}
