using System.Collections.Concurrent;

namespace AiTrader.Stores;

/// <summary>Journals that live as long as the process.</summary>
internal sealed class InMemoryJournalStore : IJournalStore
{
    private readonly ConcurrentDictionary<TradingContext, List<JournalEntry>> _sessions = new();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var entries = _sessions.GetOrAdd(context, _ => []);
        lock (entries)
        {
            return ValueTask.FromResult<IReadOnlyList<JournalEntry>>([.. entries]);
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var entries = _sessions.GetOrAdd(entry.Context, _ => []);
        lock (entries)
        {
            if (entry.Number != entries.Count + 1)
            {
                throw new JournalException(entry, entries.Count + 1);
            }

            entries.Add(entry);
        }

        return ValueTask.CompletedTask;
    }
}
