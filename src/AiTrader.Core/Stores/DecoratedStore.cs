namespace AiTrader.Stores;

/// <summary>A store with one part in place of its own.</summary>
/// <param name="inner">The store; it is disposed of last.</param>
/// <param name="part">The part; it is disposed of first, where it can be.</param>
internal sealed class DecoratedStore(IStore inner, object part) : IStore
{
    public ILedgerStore Ledgers { get; init; } = inner.Ledgers;

    public IJournalStore Journals { get; init; } = inner.Journals;

    public IFaultStore Faults { get; init; } = inner.Faults;

    public INoteStore Notes { get; init; } = inner.Notes;

    public IRequestStore Requests { get; init; } = inner.Requests;

    public IDocumentStore Documents { get; init; } = inner.Documents;

    public IEventStore Events { get; init; } = inner.Events;

    public ILeaseStore Leases { get; init; } = inner.Leases;

    public async ValueTask DisposeAsync()
    {
        switch (part)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        await inner.DisposeAsync().ConfigureAwait(false);
    }
}
