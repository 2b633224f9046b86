using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>Journals of which it is told what models say and which tools they call.</summary>
internal sealed class TellingJournals(IJournalStore inner, EventRelay events) : IJournalStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => inner.ReadAsync(context, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        await inner.AppendAsync(entry, cancellationToken);
        events.Tell(entry);
    }
}
