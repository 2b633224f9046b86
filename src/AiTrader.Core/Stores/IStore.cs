namespace AiTrader.Stores;

/// <summary>
/// The place of everything that outlives a session. Its parts belong together: every process that shares the store
/// reads what another one writes to any part. Dispose it to close what it opened.
/// </summary>
/// <remarks>
/// Your own store implements all parts. To change one part of another store, decorate that part:
/// <c>store.WithLedgers(ledgers => new MeteredLedgers(ledgers))</c>.
/// </remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>The ledgers: what was traded, and what was not.</summary>
    ILedgerStore Ledgers { get; }

    /// <summary>The journals: the conversation of each session.</summary>
    IJournalStore Journals { get; }

    /// <summary>The faults.</summary>
    IFaultStore Faults { get; }

    /// <summary>The notes: what models wrote for their own later sessions.</summary>
    INoteStore Notes { get; }

    /// <summary>The requests to models, with tokens and cost.</summary>
    IRequestStore Requests { get; }

    /// <summary>The documents of programs around the traders.</summary>
    IDocumentStore Documents { get; }

    /// <summary>What happened to the traders, in one order, for programs that watch them.</summary>
    IEventStore Events { get; }

    /// <summary>Who drives which trader.</summary>
    ILeaseStore Leases { get; }
}
