namespace AiTrader.Stores;

/// <summary>How often each kind of entry occurs in a ledger. Immutable.</summary>
/// <param name="Fills">How many executions there were, later ones and those of a part included.</param>
/// <param name="Denials">How many orders were denied.</param>
/// <param name="Sessions">How many sessions were completed, with which outcome; withdrawn ones do not count.</param>
internal sealed record LedgerTally(int Fills, int Denials, SessionOutcomeCounts Sessions)
{
    /// <summary>How many orders began to rest without an execution. Default: 0.</summary>
    public int Accepted { get; init; }

    /// <summary>How many orders expired. Default: 0.</summary>
    public int Expired { get; init; }

    /// <summary>How many orders were canceled, by their trader, by a bar or by a split. Default: 0.</summary>
    public int Canceled { get; init; }

    /// <summary>The tally of no entries.</summary>
    public static LedgerTally Empty { get; } = new(0, 0, default);

    /// <summary>Counts entries.</summary>
    public static LedgerTally Create(IEnumerable<LedgerEntry> entries) =>
        entries.Aggregate(Empty, (tally, entry) => tally.With(entry));

    /// <summary>The tally with one more entry.</summary>
    public LedgerTally With(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled => this with { Fills = Fills + 1 },
            LedgerEntry.Denied => this with { Denials = Denials + 1 },
            LedgerEntry.Accepted => this with { Accepted = Accepted + 1 },
            LedgerEntry.Expired => this with { Expired = Expired + 1 },
            LedgerEntry.Cancelled => this with { Canceled = Canceled + 1 },
            LedgerEntry.SessionCompleted completed => this with { Sessions = Sessions.With(completed.Outcome) },
            LedgerEntry.SessionWithdrawn { Outcome: { } outcome } => this with { Sessions = Sessions.Without(outcome) },
            _ => this,
        };
}
