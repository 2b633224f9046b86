namespace AiTrader.Stores;

/// <summary>How often each thing happened in a ledger. Immutable.</summary>
/// <param name="Fills">How many orders were filled.</param>
/// <param name="Denials">How many orders were denied.</param>
/// <param name="Traded">How many sessions ended with at least one fill.</param>
/// <param name="Held">How many sessions ended with a hold and no fill.</param>
/// <param name="Undecided">How many sessions ended with neither.</param>
public sealed record LedgerTally(int Fills, int Denials, int Traded, int Held, int Undecided)
{
    /// <summary>Of no entries.</summary>
    public static LedgerTally Empty { get; } = new(0, 0, 0, 0, 0);

    /// <summary>How many sessions came to their end.</summary>
    public int Sessions => Traded + Held + Undecided;

    /// <summary>Counts entries.</summary>
    public static LedgerTally Create(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Aggregate(Empty, (tally, entry) => tally.With(entry));
    }

    /// <summary>The tally with one more entry.</summary>
    public LedgerTally With(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled => this with { Fills = Fills + 1 },
            LedgerEntry.Denied => this with { Denials = Denials + 1 },
            LedgerEntry.SessionCompleted { Outcome: SessionOutcome.Traded } => this with { Traded = Traded + 1 },
            LedgerEntry.SessionCompleted { Outcome: SessionOutcome.Held } => this with { Held = Held + 1 },
            LedgerEntry.SessionCompleted { Outcome: SessionOutcome.Undecided } => this with
            {
                Undecided = Undecided + 1,
            },
            _ => this,
        };
}
