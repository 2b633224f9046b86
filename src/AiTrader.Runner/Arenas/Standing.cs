using AiTrader.Performance;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Arenas;

/// <summary>The standing of a trader after a season's last session, read from its ledger.</summary>
/// <param name="Run">The trader and its result in this run.</param>
/// <param name="Tally">The tally of its ledger; empty if the ledger cannot be read.</param>
/// <param name="Coverage">How its sessions ended; all are missing if the ledger cannot be read.</param>
/// <param name="Curve">Its equity curve; null if the ledger cannot be read.</param>
internal sealed record Standing(TraderRun Run, LedgerTally Tally, SessionCoverage Coverage, EquityCurve? Curve)
{
    /// <summary>Why the ledger cannot be read, where no fault of the trader says so; otherwise null.</summary>
    public Exception? Unreadable { get; init; }

    /// <summary>What it asked of its model; nothing if the store cannot be read.</summary>
    public Spending Spending { get; init; } = Spending.None;

    /// <summary>
    /// The date before which its model may know what happened; null if it is not known.
    /// </summary>
    public DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>How many of its sessions are before that date.</summary>
    public int LearnedCount { get; init; }

    /// <summary>What its rank depends on.</summary>
    public RankBasis Basis =>
        new()
        {
            Signature = Run.Trader.Signature,
            Coverage = Coverage,
            TotalReturn = Curve?.TotalReturn,
        };

    /// <summary>Reads it.</summary>
    public static async Task<Standing> ReadAsync(
        TraderRun run,
        IStore store,
        Season season,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<LedgerEntry>();
        var last = season.Schedule[^1];
        IReadOnlyList<SessionFault> faults;
        IReadOnlyList<SessionRequest> requests;
        HashSet<TradingTime> faulted = run.Fault is { } fault ? [fault.Context.Time] : [];
        try
        {
            await foreach (var entry in store.Ledgers.ReadEntriesAsync(run.Trader.Signature, 0, cancellationToken))
            {
                entries.Add(entry);
            }

            faults = await store.Faults.ReadAsync(run.Trader.Signature, cancellationToken);
            requests = await store.Requests.ReadAsync(run.Trader.Signature, cancellationToken);
            faulted.UnionWith(faults.Select(recorded => recorded.Context.Time));
        }
        catch (Exception unreadable) when (unreadable is StoreCorruptedException || LostStore.Is(unreadable))
        {
            // A ledger that cannot be read or trusted has no standing; those of the others are still told.
            return new Standing(run, LedgerTally.Empty, SessionCoverage.Create([], season.Schedule, faulted), null)
            {
                Unreadable = run.Fault is null ? unreadable : null,
            };
        }

        var timeline = LedgerTimeline.Create(entries);
        entries.RemoveAll(entry => timeline.GetTime(entry) > last);
        var curve = EquityCurve.Create(entries, season.Prices, timeline.GetTime(entries[^1]));
        var coverage = SessionCoverage.CreateSinceOpening(entries, season.Prices, last, faulted);
        var cutoffs = KnowledgeCutoffs.Create(entries);
        return new Standing(run, LedgerTally.Create(entries), coverage, curve)
        {
            Spending = Spending.Create(
                [.. requests.Where(request => request.Context.Time <= last)],
                entries,
                [run.Trader.ModelId],
                coverage.DecidedCount
            ),
            KnowledgeCutoff = cutoffs.Find(run.Trader.ModelId),
            LearnedCount = cutoffs
                .FindSessions(entries, faults.Select(fault => fault.Context))
                .Count(coverage.Outcomes.ContainsKey),
        };
    }
}
