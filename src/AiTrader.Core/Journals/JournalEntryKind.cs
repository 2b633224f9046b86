using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>The kind of content of a journal entry.</summary>
[JsonConverter(typeof(EnumJsonConverter<JournalEntryKind>))]
public enum JournalEntryKind
{
    /// <summary>A prompt to the model.</summary>
    Prompt = 1,

    /// <summary>A reply of the model.</summary>
    Reply = 2,

    /// <summary>The answer of a tool to one call of a reply.</summary>
    Answer = 3,
}
