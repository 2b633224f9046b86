namespace AiTrader.Stores;

/// <summary>What a line of a journal holds.</summary>
public enum JournalEntryKind
{
    /// <summary>What a model was asked.</summary>
    Prompt = 1,

    /// <summary>What a model replied.</summary>
    Reply = 2,

    /// <summary>What a tool answered to one call of a reply.</summary>
    Answer = 3,
}
