namespace AiTrader.Stores;

/// <summary>Journals in the same SQLite file as the ledgers, written by the same thread and as durable.</summary>
internal sealed class SqliteJournalStore(SqliteWriter writer, SqliteReaders readers) : IJournalStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">A step in the file was not written by AiTrader.</exception>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = readers.Borrow();
        var steps = reader.Steps.Read(context.Signature.Value, context.Time.ToString());
        return ValueTask.FromResult<IReadOnlyList<JournalEntry>>([
            .. steps.Select(step => StepText.Read(context, step.Number, step.Kind, step.Model, step.Content)),
        ]);
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var (context, kind) = (entry.Context, StepText.WordOf(entry.Kind));
        int next = await writer
            .DoAsync(books =>
                books.Steps.TryAdd(
                    context.Signature.Value,
                    context.Time.ToString(),
                    entry.Number,
                    kind,
                    context.ModelId.Value,
                    entry.Content
                )
            )
            .ConfigureAwait(false);
        if (next != entry.Number)
        {
            throw new JournalException(entry, next);
        }
    }
}
