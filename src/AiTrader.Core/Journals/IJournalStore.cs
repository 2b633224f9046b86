namespace AiTrader.Stores;

/// <summary>
/// What was said in each session: each step is written before the next one is taken, so that a session that is killed
/// goes on where
/// it was, asks nothing again and executes nothing again. Safe to call concurrently for different sessions.
/// </summary>
public interface IJournalStore
{
    /// <summary>The steps of a session so far, in order.</summary>
    ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Writes the next step of a session; when it returns, the step is as durable as the store makes it.
    /// </summary>
    /// <exception cref="JournalException">The step is not the next one: somebody else drives this session
    /// too.</exception>
    ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default);
}
