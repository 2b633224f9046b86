namespace AiTrader.Stores;

/// <summary>Events in the same SQLite file as the ledgers, written by the same thread and as durable.</summary>
internal sealed class SqliteEventStore(SqliteWriter writer, SqliteReaders readers) : IEventStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
        Signature signature,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(events);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.DoAsync(books => books.Tables.Events.Append(signature, events)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        long after,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        EventNumbers.RequirePage(after, count);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        return ValueTask.FromResult(reader.Tables.Events.Read(after, count));
    }

    /// <inheritdoc/>
    public ValueTask<EventRange> FindRangeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        return ValueTask.FromResult(reader.Tables.Events.FindRange());
    }

    /// <inheritdoc/>
    public ValueTask<long> FindPositionAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        return ValueTask.FromResult(reader.Tables.Events.FindPosition(signature));
    }
}
