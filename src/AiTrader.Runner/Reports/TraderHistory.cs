using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>The content of a store for one trader, except its journals.</summary>
/// <param name="Opened">The opening of its account.</param>
/// <param name="Entries">All entries of its ledger, in order.</param>
/// <param name="Faults">The faults of its sessions, in order.</param>
internal sealed record TraderHistory(
    LedgerEntry.AccountOpened Opened,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<SessionFault> Faults
)
{
    /// <summary>The signature.</summary>
    public Signature Signature => Opened.Context.Signature;

    /// <summary>The models that decided, in the order in which they first did.</summary>
    public IReadOnlyList<ModelId> Models { get; } =
    [
        .. Entries
            .Skip(Entries.Count > 1 ? 1 : 0)
            .Select(entry => entry.Context.ModelId)
            .Concat(Faults.Select(fault => fault.Context.ModelId))
            .Distinct(),
    ];

    /// <summary>The time of the last act or fault.</summary>
    public TradingTime Last => Faults.Select(fault => fault.Context.Time).Append(Entries[^1].Context.Time).Max();

    /// <summary>Reads it; null if no account is open.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async Task<TraderHistory?> ReadAsync(
        ILedgerStore ledger,
        IFaultStore faults,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadEntriesAsync(signature, 0, cancellationToken))
        {
            entries.Add(entry);
        }

        return entries is [LedgerEntry.AccountOpened opened, ..]
            ? new TraderHistory(opened, entries, await faults.ReadAsync(signature, cancellationToken))
            : null;
    }
}
