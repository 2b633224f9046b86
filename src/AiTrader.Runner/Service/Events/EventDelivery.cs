using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>Adds what an outbox has to the events of the store, and entries of its ledger without a gap.</summary>
/// <param name="store">The store, undecorated.</param>
internal sealed class EventDelivery(IStore store)
{
    private const int Page = 500;

    /// <summary>Adds it.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="told">Up to which entry of the ledger everything is told; null if the store must be asked.</param>
    /// <param name="content">What the outbox had.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Up to which entry of the ledger everything is told now.</returns>
    public async Task<long> DeliverAsync(
        Signature signature,
        long? told,
        OutboxContent content,
        CancellationToken cancellationToken
    )
    {
        long position =
            content.IsBehind || told is null
                ? await store.Events.FindPositionAsync(signature, cancellationToken)
                : told.Value;
        if (content.IsBehind || !AreNext(content.Events, position))
        {
            position = await AddFromLedgerAsync(signature, position, cancellationToken);
        }

        List<NewEvent> left = [.. content.Events.Where(next => next.Position == 0 || next.Position > position)];
        if (content.Lost > 0)
        {
            left.Add(EventText.OfLost(signature, content.Lost));
        }

        if (left.Count > 0)
        {
            await store.Events.AppendAsync(signature, left, cancellationToken);
        }

        return Math.Max(position, left.Select(next => next.Position).DefaultIfEmpty().Max());
    }

    // Another thread or process can have appended between two entries of this one: the ledger has them in order.
    private static bool AreNext(IReadOnlyList<NewEvent> events, long position) =>
        events.Select(next => next.Position).Where(next => next > position).All(next => next == ++position);

    private async Task<long> AddFromLedgerAsync(Signature signature, long position, CancellationToken cancellationToken)
    {
        var page = new List<NewEvent>(Page);
        await foreach (var entry in store.Ledgers.ReadEntriesAsync(signature, position, cancellationToken))
        {
            page.Add(EventText.Of(entry));
            if (page.Count == Page)
            {
                position = await AddAsync(signature, page, cancellationToken);
            }
        }

        return page.Count == 0 ? position : await AddAsync(signature, page, cancellationToken);
    }

    private async Task<long> AddAsync(Signature signature, List<NewEvent> page, CancellationToken cancellationToken)
    {
        await store.Events.AppendAsync(signature, page, cancellationToken);
        long position = page[^1].Position;
        page.Clear();
        return position;
    }
}
