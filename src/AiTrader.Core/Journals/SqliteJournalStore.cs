namespace AiTrader.Stores;

/// <summary>Journals in the same SQLite file as the ledgers, written by the same thread and as durable.</summary>
/// <param name="ledger">The ledgers; it opens and closes the file.</param>
public sealed class SqliteJournalStore(SqliteLedgerStore ledger) : IJournalStore
{
    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A step in the file is none that this library has written.</exception>
    public async ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var (signature, time) = (context.Signature.Value, context.Time.ToString());
        var steps = await ledger.Writer.DoAsync(books => books.Steps.Read(signature, time)).ConfigureAwait(false);
        return [.. steps.Select(step => StepText.Read(context, step.Number, step.Kind, step.Model, step.Content))];
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var (context, kind) = (entry.Context, StepText.WordOf(entry.Kind));
        int next = await ledger
            .Writer.DoAsync(books =>
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
