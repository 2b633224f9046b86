namespace AiTrader.Stores;

/// <summary>
/// Where an account continues after a session was withdrawn: at the session before it, or at the time of what a bar did
/// since.
/// </summary>
public sealed record ResumedSession
{
    /// <summary>Creates it.</summary>
    /// <param name="time">Its time, or that of the opening.</param>
    /// <param name="versionBefore">
    /// How many entries there were before its first one; where it is not the time of a session, all of them. Zero or
    /// more.
    /// </param>
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

    /// <summary>Its time, or that of the opening, or of what a bar did.</summary>
    public TradingTime Time { get; }

    /// <summary>How many entries there were before its first one.</summary>
    public long VersionBefore { get; }

    /// <summary>The time of the last completed session, itself included; null if none is.</summary>
    public TradingTime? CompletedThrough { get; }

    /// <summary>
    /// Where an account continues without its last session, and how that had ended. What bars did stands, also to
    /// orders that rest: where they did something at the time of the session, the account continues at that time,
    /// because no bar is asked twice.
    /// </summary>
    /// <param name="entries">All entries, in order.</param>
    /// <returns>Null if nothing is before the last session.</returns>
    internal static (ResumedSession Resumed, SessionOutcome? Outcome)? Find(IEnumerable<LedgerEntry> entries)
    {
        // The account after each time that is before the last one.
        var earlier = new Stack<Account>();
        var outcomes = new Dictionary<TradingTime, SessionOutcome>();
        Account? account = null;
        TradingTime? lastEvent = null;
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case LedgerEntry.AccountOpened opened:
                    account = Account.Open(opened);
                    continue;
                case LedgerEntry.SessionWithdrawn withdrawn when withdrawn.ResumesAt < entry.Context.Time:
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

            lastEvent = entry.IsEvent ? entry.Context.Time : lastEvent;
            account = account.Apply(entry);
        }

        return earlier.TryPeek(out var before)
            ? (
                lastEvent == account!.Time
                    ? new ResumedSession(account.Time, account.VersionBeforeTime, before.CompletedThrough)
                    : new ResumedSession(before.Time, VersionBeforeActs(before), before.CompletedThrough),
                outcomes.TryGetValue(account.Time, out var outcome) ? outcome : null
            )
            : null;
    }

    // At a time at which bars did something and no session acted, all entries are before the first act.
    private static long VersionBeforeActs(Account account) =>
        account.IsSessionBegun || account.VersionBeforeTime == 0 ? account.VersionBeforeTime : account.Version;
}
