namespace AiTrader.Stores;

/// <summary>
/// What happened to the traders of a store, in one order, for programs that watch them. The store keeps the latest
/// million; the ledgers are the record. Safe to call concurrently, from any number of threads and, if the store is
/// shared, processes.
/// </summary>
public interface IEventStore
{
    /// <summary>How many events a store keeps at least.</summary>
    const int Kept = 1_000_000;

    /// <summary>The most events that are read at once.</summary>
    const int MostRead = 10_000;

    /// <summary>
    /// Adds events of a signature, atomically and in order, except those whose position is not greater than one that
    /// was added before.
    /// </summary>
    /// <returns>The events that were added, with their numbers.</returns>
    /// <exception cref="StoreCorruptedException">The events were changed from outside.</exception>
    ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
        Signature signature,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the events after a number, in order.</summary>
    /// <param name="after">The number; zero for the first event that the store has.</param>
    /// <param name="count">The most events to read; 1 to 10,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or the count not allowed.</exception>
    /// <exception cref="StoreCorruptedException">The events were changed from outside.</exception>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default
    );

    /// <summary>Which events the store has.</summary>
    ValueTask<EventRange> FindRangeAsync(CancellationToken cancellationToken = default);

    /// <summary>The greatest position of a signature that was added; zero if there is none.</summary>
    ValueTask<long> FindPositionAsync(Signature signature, CancellationToken cancellationToken = default);
}
