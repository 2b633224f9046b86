using AiTrader.Stores;

namespace AiTrader.Runner.Bundles;

/// <summary>An entry of a journal as a line of a bundle.</summary>
/// <param name="Time">The time of the session.</param>
/// <param name="Model">The model.</param>
/// <param name="Number">The number of the entry, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its content.</param>
internal sealed record JournalLine(string Time, string Model, int Number, JournalEntryKind Kind, string Content)
{
    /// <summary>The line of an entry.</summary>
    public static JournalLine Of(JournalEntry entry) =>
        new($"{entry.Context.Time}", entry.Context.ModelId.Value, entry.Number, entry.Kind, entry.Content);

    /// <summary>The entry.</summary>
    /// <exception cref="FormatException">Its time or its model is not one.</exception>
    public JournalEntry EntryOf(Signature signature) =>
        new(new TradingContext(signature, ModelId.Parse(Model), TradingTime.Parse(Time)), Number, Kind, Content);
}
