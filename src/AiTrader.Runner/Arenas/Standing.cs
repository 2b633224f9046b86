using AiTrader.Performance;
using AiTrader.Stores;

namespace AiTrader.Runner.Arenas;

/// <summary>The standing of a trader after a season's last session, read from its ledger.</summary>
/// <param name="Run">The trader and its result in this run.</param>
/// <param name="Tally">The tally of its ledger; empty if the ledger cannot be read.</param>
/// <param name="Curve">Its equity curve; null if the ledger cannot be read.</param>
internal sealed record Standing(TraderRun Run, LedgerTally Tally, EquityCurve? Curve)
{
    /// <summary>Reads it.</summary>
    public static async Task<Standing> ReadAsync(
        TraderRun run,
        ILedgerStore ledger,
        Season season,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<LedgerEntry>();
        var last = season.Schedule[^1];
        try
        {
            await foreach (var entry in ledger.ReadEntriesAsync(run.Trader.Signature, 0, cancellationToken))
            {
                if (entry.Context.Time <= last)
                {
                    entries.Add(entry);
                }
            }
        }
        catch (StoreCorruptedException) when (run.Fault is not null)
        {
            // The fault says so; a ledger that cannot be trusted has no standing.
            return new Standing(run, LedgerTally.Empty, null);
        }

        var curve = await EquityCurve.CreateAsync(
            entries.ToAsyncEnumerable(),
            season.Prices,
            entries[^1].Context.Time,
            cancellationToken
        );
        return new Standing(run, LedgerTally.Create(entries), curve);
    }
}
