namespace AiTrader.Stores;

/// <summary>
/// A store that lives as long as the process: for tests, samples and backtests. All users of the object share the
/// store.
/// </summary>
public sealed class InMemoryStore : IStore, IDisposable
{
    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="leases">The holder of leases and their lifetime; null for the defaults.</param>
    public InMemoryStore(TimeProvider timeProvider, LeaseOptions? leases = null)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        Leases = new InMemoryLeaseStore(leases ?? new LeaseOptions(), timeProvider);
    }

    /// <inheritdoc/>
    public ILedgerStore Ledgers { get; } = new InMemoryLedgerStore();

    /// <inheritdoc/>
    public IJournalStore Journals { get; } = new InMemoryJournalStore();

    /// <inheritdoc/>
    public IFaultStore Faults { get; } = new InMemoryFaultStore();

    /// <inheritdoc/>
    public INoteStore Notes { get; } = new InMemoryNoteStore();

    /// <inheritdoc/>
    public IRequestStore Requests { get; } = new InMemoryRequestStore();

    /// <inheritdoc/>
    public IDocumentStore Documents { get; } = new InMemoryDocumentStore();

    /// <inheritdoc/>
    public IEventStore Events { get; } = new InMemoryEventStore();

    /// <inheritdoc/>
    public ILeaseStore Leases { get; }

    /// <summary>Does nothing: the memory is given back with the object.</summary>
    public void Dispose() { }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
