namespace AiTrader.Stores;

/// <summary>
/// Stores with one part decorated. The other parts stay those of the store, and disposing the result disposes the
/// decorator, where it can be disposed of, and then the store.
/// </summary>
public static class StoreExtensions
{
    /// <summary>A store with decorated ledgers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's ledgers.</param>
    public static IStore WithLedgers(this IStore store, Func<ILedgerStore, ILedgerStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Ledgers);
        return new DecoratedStore(store, part) { Ledgers = part };
    }

    /// <summary>A store with decorated journals.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's journals.</param>
    public static IStore WithJournals(this IStore store, Func<IJournalStore, IJournalStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Journals);
        return new DecoratedStore(store, part) { Journals = part };
    }

    /// <summary>A store with decorated faults.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's faults.</param>
    public static IStore WithFaults(this IStore store, Func<IFaultStore, IFaultStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Faults);
        return new DecoratedStore(store, part) { Faults = part };
    }

    /// <summary>A store with decorated requests.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's requests.</param>
    public static IStore WithRequests(this IStore store, Func<IRequestStore, IRequestStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Requests);
        return new DecoratedStore(store, part) { Requests = part };
    }

    /// <summary>A store with decorated notes.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's notes.</param>
    public static IStore WithNotes(this IStore store, Func<INoteStore, INoteStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Notes);
        return new DecoratedStore(store, part) { Notes = part };
    }

    /// <summary>A store with decorated documents.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's documents.</param>
    public static IStore WithDocuments(this IStore store, Func<IDocumentStore, IDocumentStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Documents);
        return new DecoratedStore(store, part) { Documents = part };
    }

    /// <summary>A store with decorated events.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's events.</param>
    public static IStore WithEvents(this IStore store, Func<IEventStore, IEventStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Events);
        return new DecoratedStore(store, part) { Events = part };
    }

    /// <summary>A store with decorated leases.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decorate">Makes the decorator of the store's leases.</param>
    public static IStore WithLeases(this IStore store, Func<ILeaseStore, ILeaseStore> decorate)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(decorate);
        var part = decorate(store.Leases);
        return new DecoratedStore(store, part) { Leases = part };
    }
}
