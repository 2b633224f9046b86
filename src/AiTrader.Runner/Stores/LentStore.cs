using AiTrader.Stores;

namespace AiTrader.Runner.Stores;

/// <summary>A store that stays its owner's: disposing of this does nothing.</summary>
internal sealed class LentStore(IStore store) : IStore
{
    /// <inheritdoc/>
    public ILedgerStore Ledgers => store.Ledgers;

    /// <inheritdoc/>
    public IJournalStore Journals => store.Journals;

    /// <inheritdoc/>
    public IFaultStore Faults => store.Faults;

    /// <inheritdoc/>
    public INoteStore Notes => store.Notes;

    /// <inheritdoc/>
    public IRequestStore Requests => store.Requests;

    /// <inheritdoc/>
    public IDocumentStore Documents => store.Documents;

    /// <inheritdoc/>
    public IEventStore Events => store.Events;

    /// <inheritdoc/>
    public ILeaseStore Leases => store.Leases;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
