namespace AiTrader.Stores;

/// <summary>Journals in the same SQLite file as the ledgers, written by the same thread and as durable.</summary>
internal sealed class SqliteJournalStore(SqliteWriter writer, SqliteReaders readers) : IJournalStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">AiTrader did not write an entry in the file.</exception>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        var rows = reader.Tables.Journals.Read(context.Signature, context.Time.ToString());
        return ValueTask.FromResult(
            JournalEntryText.Select(
                context,
                rows.Select(row => JournalEntryText.Read(context, row.Number, row.Kind, row.Model, row.Content))
            )
        );
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var context = entry.Context;
        var step = new SqliteStep(
            entry.Number,
            JournalEntryText.WordOf(entry.Kind),
            context.ModelId.Value,
            entry.Content
        );
        int next = await writer
            .DoAsync(books => books.Tables.Journals.TryAdd(context.Signature, context.Time.ToString(), step))
            .ConfigureAwait(false);
        if (next != entry.Number)
        {
            throw new JournalException(entry, next);
        }
    }
}
