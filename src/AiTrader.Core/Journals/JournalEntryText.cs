namespace AiTrader.Stores;

/// <summary>Converts journal entries to the form of a store and back.</summary>
internal static class JournalEntryText
{
    public static string WordOf(JournalEntryKind kind) =>
        kind switch
        {
            JournalEntryKind.Prompt => "prompt",
            JournalEntryKind.Reply => "reply",
            JournalEntryKind.Answer => "answer",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of journal entry."),
        };

    /// <summary>The journal entry of a session.</summary>
    /// <exception cref="StoreCorruptedException">AiTrader did not write it.</exception>
    public static JournalEntry Read(TradingContext session, int number, string kind, string model, string content) =>
        new(ContextOf(session, model), number, KindOf(session, kind), content);

    /// <summary>The entries of a session's model, numbered from 1, of those that a store has for its time.</summary>
    public static IReadOnlyList<JournalEntry> Select(TradingContext session, IEnumerable<JournalEntry> entries)
    {
        int number = 0;
        var own = entries.Where(entry => entry.Context.Equals(session));
        return [.. own.Select(entry => entry with { Number = ++number })];
    }

    private static TradingContext ContextOf(TradingContext session, string model) =>
        ModelId.TryParse(model, out var modelId)
            ? TradingContext.For(session.Signature).Using(modelId).At(session.Time)
            : throw new StoreCorruptedException(
                session.Signature,
                $"The journal of {session} was changed: {MessageText.Quote(model)} is not a model id."
            );

    private static JournalEntryKind KindOf(TradingContext session, string word) =>
        word switch
        {
            "prompt" => JournalEntryKind.Prompt,
            "reply" => JournalEntryKind.Reply,
            "answer" => JournalEntryKind.Answer,
            _ => throw new StoreCorruptedException(
                session.Signature,
                $"The journal of {session} was changed: {MessageText.Quote(word)} is not a kind of journal entry."
            ),
        };
}
