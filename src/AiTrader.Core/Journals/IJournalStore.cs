namespace AiTrader.Stores;

/// <summary>
/// The conversation of each session. Each entry is written before the conversation continues, so that a killed session
/// continues where it stopped and repeats no question and no act. A journal belongs to the whole context: after an
/// account got another model, that model does not see what was said to the one before. Safe to call concurrently for
/// different sessions.
/// </summary>
public interface IJournalStore
{
    /// <summary>The journal entries of a session so far, in order.</summary>
    ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Writes the next entry of a session. When it returns, the entry is as durable as the store allows.
    /// </summary>
    /// <exception cref="JournalException">
    /// The entry is not the next one: another process drives this session too.
    /// </exception>
    ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default);
}
