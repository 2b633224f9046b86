namespace AiTrader.Stores;

/// <summary>The session at which an account continues after the one that follows it was withdrawn.</summary>
public sealed record ResumedSession
{
    /// <summary>Creates it.</summary>
    /// <param name="time">Its time, or that of the opening.</param>
    /// <param name="versionBefore">How many entries there were before its first one; zero or more.</param>
    /// <param name="completedThrough">The time of the last completed session, itself included; null if none is.</param>
    /// <exception cref="ArgumentException"><paramref name="time"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="versionBefore"/> is negative.</exception>
    public ResumedSession(TradingTime time, long versionBefore, TradingTime? completedThrough)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(versionBefore);
        Time =
            time != default
                ? time
                : throw new ArgumentException("default(TradingTime) is not a trading time.", nameof(time));
        VersionBefore = versionBefore;
        CompletedThrough = completedThrough;
    }

    /// <summary>Its time, or that of the opening.</summary>
    public TradingTime Time { get; }

    /// <summary>How many entries there were before its first one.</summary>
    public long VersionBefore { get; }

    /// <summary>The time of the last completed session, itself included; null if none is.</summary>
    public TradingTime? CompletedThrough { get; }

    /// <summary>The session before the last one of a ledger, and how the last one had ended.</summary>
    /// <param name="entries">All entries, in order.</param>
    /// <returns>Null if nothing is before the last session.</returns>
    internal static (ResumedSession Resumed, SessionOutcome? Outcome)? Find(IEnumerable<LedgerEntry> entries)
    {
        // The account after each session that is before the last one.
        var earlier = new Stack<Account>();
        var outcomes = new Dictionary<TradingTime, SessionOutcome>();
        Account? account = null;
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case LedgerEntry.AccountOpened opened:
                    account = Account.Open(opened);
                    continue;
                case LedgerEntry.SessionWithdrawn:
                    earlier.TryPop(out _);
                    break;
                case LedgerEntry.SessionCompleted completed:
                    outcomes[entry.Context.Time] = completed.Outcome;
                    break;
            }

            if (entry.Context.Time > account!.Time)
            {
                earlier.Push(account);
            }

            account = account.Apply(entry);
        }

        return earlier.TryPeek(out var before)
            ? (
                new ResumedSession(before.Time, before.VersionBeforeTime, before.CompletedThrough),
                outcomes.TryGetValue(account!.Time, out var outcome) ? outcome : null
            )
            : null;
    }
}
