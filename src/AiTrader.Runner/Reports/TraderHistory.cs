using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>What a store holds of a trader, but for its journals.</summary>
/// <param name="Opened">The opening of its account.</param>
/// <param name="Entries">All entries of its ledger, in order.</param>
/// <param name="Faults">How its sessions broke, in order.</param>
internal sealed record TraderHistory(
    LedgerEntry.AccountOpened Opened,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<SessionFault> Faults
)
{
    /// <summary>Whose it is.</summary>
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

    /// <summary>When something was last done, or broke.</summary>
    public TradingTime Last => Faults.Select(fault => fault.Context.Time).Append(Entries[^1].Context.Time).Max();

    /// <summary>Every time at which something was done, or broke.</summary>
    public IEnumerable<TradingTime> Times =>
        Entries
            .Skip(1)
            .Select(entry => entry.Context.Time)
            .Concat(Faults.Select(fault => fault.Context.Time))
            .Distinct();

    /// <summary>Reads it; null where no account is open.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed behind its back.</exception>
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

    /// <summary>
    /// The sessions that were to be: every stamp of the prices up to the last session of all traders, and whatever else
    /// it did.
    /// </summary>
    /// <remarks>
    /// At its opening an account trades or not: a replay opens it before its first order, a run with its first session.
    /// </remarks>
    public IEnumerable<TradingTime> ScheduleOf(IEnumerable<TradingTime> stamps, TradingTime last)
    {
        var times = Times.ToHashSet();
        bool beginsLater = times.Count > 0 && !times.Contains(Opened.Context.Time);
        times.UnionWith(
            stamps.Where(time =>
                (beginsLater ? time > Opened.Context.Time : time >= Opened.Context.Time) && time <= last
            )
        );
        return times.Order();
    }
}
