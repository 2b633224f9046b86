namespace AiTrader.Stores;

/// <summary>
/// At which time each entry of a ledger counts: the entries of a withdrawn session at the time at which the account
/// continued, and every other one at its own. Immutable.
/// </summary>
public sealed class LedgerTimeline
{
    private readonly Dictionary<TradingTime, TradingTime> _resumed;

    private LedgerTimeline(Dictionary<TradingTime, TradingTime> resumed) => _resumed = resumed;

    /// <summary>The timeline of a ledger.</summary>
    /// <param name="entries">All entries of the ledger, in any order.</param>
    public static LedgerTimeline Create(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new(
            entries
                .OfType<LedgerEntry.SessionWithdrawn>()
                .ToDictionary(withdrawn => withdrawn.Context.Time, withdrawn => withdrawn.ResumesAt)
        );
    }

    /// <summary>Whether the session of a time was withdrawn.</summary>
    public bool IsWithdrawn(TradingTime time) => _resumed.ContainsKey(time);

    /// <summary>The time at which an entry counts.</summary>
    public TradingTime GetTime(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var time = entry.Context.Time;
        while (!entry.IsEvent && _resumed.TryGetValue(time, out var earlier) && earlier != time)
        {
            time = earlier;
        }

        return time;
    }
}
