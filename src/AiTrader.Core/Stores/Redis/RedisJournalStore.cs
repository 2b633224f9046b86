using System.Globalization;

namespace AiTrader.Stores;

/// <summary>Journals in the same database of Redis as the ledgers, and as durable.</summary>
internal sealed class RedisJournalStore(RedisDatabase database) : IJournalStore
{
    /// <inheritdoc/>
    /// <exception cref="StoreCorruptedException">A step in the database was not written by AiTrader.</exception>
    public async ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var steps = await database
            .ReadStreamAsync(context.Signature, new RedisKeys(context.Signature).Journal(context.Time))
            .ConfigureAwait(false);
        return [.. steps.Select((step, index) => Read(context, index + 1, step))];
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var context = entry.Context;
        int next = await database
            .TryAddStepAsync(
                new RedisKeys(context.Signature).Journal(context.Time),
                entry.Number,
                StepText.WordOf(entry.Kind),
                context.ModelId.Value,
                entry.Content
            )
            .ConfigureAwait(false);
        if (next != entry.Number)
        {
            throw new JournalException(entry, next);
        }
    }

    private static JournalEntry Read(TradingContext session, int number, RedisRow step) =>
        step.Id == string.Create(CultureInfo.InvariantCulture, $"{number}-0")
            ? StepText.Read(session, number, step["kind"], step["model"], step["content"])
            : throw new StoreCorruptedException(
                session.Signature,
                $"The journal of {session} was changed: entry {number} is expected, but "
                    + $"{SafeText.Quote(step.Id)} is there."
            );
}
