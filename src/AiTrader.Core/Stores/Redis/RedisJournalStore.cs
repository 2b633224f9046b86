using System.Globalization;

namespace AiTrader.Stores;

/// <summary>Journals in the same database of Redis as the ledgers, and as durable.</summary>
internal sealed class RedisJournalStore(RedisDatabase database) : IJournalStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">AiTrader did not write an entry in the database.</exception>
    public async ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await database
            .ReadStreamAsync(context.Signature, new RedisKeys(context.Signature).Journal(context.Time))
            .ConfigureAwait(false);
        return JournalEntryText.Select(context, rows.Select((row, index) => Read(context, index + 1, row)));
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var context = entry.Context;
        int next = await database
            .TryAppendJournalEntryAsync(
                new RedisKeys(context.Signature).Journal(context.Time),
                entry.Number,
                JournalEntryText.WordOf(entry.Kind),
                context.ModelId.Value,
                entry.Content
            )
            .ConfigureAwait(false);
        if (next != entry.Number)
        {
            throw new JournalException(entry, next);
        }
    }

    private static JournalEntry Read(TradingContext session, int number, RedisRow row) =>
        row.Id == string.Create(CultureInfo.InvariantCulture, $"{number}-0")
            ? JournalEntryText.Read(session, number, row["kind"], row["model"], row["content"])
            : throw new StoreCorruptedException(
                session.Signature,
                $"The journal of {session} was changed: entry {number} is expected, but "
                    + $"{MessageText.Quote(row.Id)} is there."
            );
}
