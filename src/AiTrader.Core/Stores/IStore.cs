namespace AiTrader.Stores;

/// <summary>
/// Where everything is kept that outlives a session. Its parts belong together: what one process writes to any of them,
/// each process that shares the store reads. Disposing it closes what it has opened.
/// </summary>
/// <remarks>
/// Whoever writes a store of their own implements all of it. Whoever wants to change one part of another store decorates
/// that part: <c>store.WithLedgers(ledgers => new MeteredLedgers(ledgers))</c>.
/// </remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>The ledgers: what was traded, and what was not.</summary>
    ILedgerStore Ledgers { get; }

    /// <summary>The journals: what was said in each session.</summary>
    IJournalStore Journals { get; }

    /// <summary>Why sessions broke.</summary>
    IFaultStore Faults { get; }

    /// <summary>Who drives which trader.</summary>
    ILeaseStore Leases { get; }
}
