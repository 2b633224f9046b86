using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>The content of a store for one trader, except its journals.</summary>
/// <param name="Opened">The opening of its account.</param>
/// <param name="Entries">All entries of its ledger, in order.</param>
/// <param name="Faults">The faults of its sessions, in order.</param>
/// <param name="Requests">The requests of its sessions to models, in order.</param>
internal sealed record TraderHistory(
    LedgerEntry.AccountOpened Opened,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<SessionFault> Faults,
    IReadOnlyList<SessionRequest> Requests
)
{
    /// <summary>The notes of its sessions, in the order in which they were written.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>How many records it has.</summary>
    public RecordCounts Counts => new(Entries.Count, Faults.Count, Requests.Count, Notes.Count);

    /// <summary>The signature.</summary>
    public Signature Signature => Opened.Context.Signature;

    /// <summary>The orders that rest after the last entry.</summary>
    public OpenOrders OpenOrders => field ??= OpenAfter(Entries);

    /// <summary>At which time each entry counts.</summary>
    public LedgerTimeline Timeline { get; } = LedgerTimeline.Create(Entries);

    /// <summary>Until when its models may know what happened.</summary>
    public KnowledgeCutoffs Cutoffs { get; } = KnowledgeCutoffs.Create(Entries);

    /// <summary>The models that decided, in the order in which they first did.</summary>
    public IReadOnlyList<ModelId> Models { get; } =
    [
        .. Entries
            .Skip(Entries.Count > 1 ? 1 : 0)
            .Where(entry => !entry.IsOwnerAct)
            .Select(entry => entry.Context.ModelId)
            .Concat(Faults.Select(fault => fault.Context.ModelId))
            .Distinct(),
    ];

    /// <summary>The models that had the account, whether they decided or not.</summary>
    public IReadOnlyList<ModelId> Holders { get; } =
    [
        .. Entries
            .Select(entry => entry.Context.ModelId)
            .Concat(Faults.Select(fault => fault.Context.ModelId))
            .Distinct(),
    ];

    /// <summary>The time of the last act or fault; withdrawn sessions do not count.</summary>
    public TradingTime Last => Times.Append(Opened.Context.Time).Max();

    /// <summary>The last session that was completed or faulted; <c>default</c> if there is none.</summary>
    public TradingTime LastEnded =>
        Entries
            .OfType<LedgerEntry.SessionCompleted>()
            .Select(entry => entry.Context.Time)
            .Concat(Faults.Select(fault => fault.Context.Time))
            .Where(time => !Timeline.IsWithdrawn(time))
            .DefaultIfEmpty()
            .Max();

    /// <summary>The times of all acts and faults; withdrawn sessions do not count.</summary>
    public IEnumerable<TradingTime> Times =>
        Entries
            .Skip(1)
            .Where(entry => !entry.IsOwnerAct)
            .Select(entry => entry.Context.Time)
            .Concat(Faults.Select(fault => fault.Context.Time))
            .Where(time => !Timeline.IsWithdrawn(time))
            .Distinct();

    /// <summary>Reads it; null if no account is open.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static Task<TraderHistory?> ReadAsync(
        IStore store,
        Signature signature,
        CancellationToken cancellationToken
    ) => ReadAsync(store, signature, null, cancellationToken);

    /// <summary>The same where it was read before: of its ledger, only the entries since then are read.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async Task<TraderHistory?> ReadAsync(
        IStore store,
        Signature signature,
        TraderHistory? before,
        CancellationToken cancellationToken
    )
    {
        List<LedgerEntry> entries = [.. before?.Entries ?? []];
        await foreach (var entry in store.Ledgers.ReadEntriesAsync(signature, entries.Count, cancellationToken))
        {
            entries.Add(entry);
        }

        return entries is [LedgerEntry.AccountOpened opened, ..]
            ? new TraderHistory(
                opened,
                entries,
                await store.Faults.ReadAsync(signature, cancellationToken),
                await store.Requests.ReadAsync(signature, cancellationToken)
            )
            {
                Notes = await store.Notes.ReadAllAsync(signature, cancellationToken).ToListAsync(cancellationToken),
            }
            : null;
    }

    /// <summary>The same without what was recorded later.</summary>
    /// <param name="counts">How many records there were.</param>
    public TraderHistory Before(RecordCounts counts) =>
        counts == Counts
            ? this
            : new TraderHistory(
                Opened,
                [.. Entries.Take(counts.Entries)],
                [.. Faults.Take(counts.Faults)],
                [.. Requests.Take(counts.Requests)]
            )
            {
                Notes = [.. Notes.Take(counts.Notes)],
            };

    // Entries of accounts by several models, which earlier versions allowed, are counted too.
    private static OpenOrders OpenAfter(IEnumerable<LedgerEntry> entries)
    {
        Account? account = null;
        foreach (var entry in entries)
        {
            account = entry is LedgerEntry.AccountOpened opened ? Account.Open(opened) : account?.Apply(entry);
        }

        return account?.OpenOrders ?? OpenOrders.None;
    }
}
