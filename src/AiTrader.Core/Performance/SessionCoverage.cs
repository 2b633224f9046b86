using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// How many scheduled sessions have which outcome. A run with faulted or missing sessions has no rank; one with
/// undecided sessions is ranked and marked.
/// </summary>
public sealed class SessionCoverage
{
    private SessionCoverage(IReadOnlyDictionary<TradingTime, SessionOutcome> outcomes)
    {
        Outcomes = outcomes;
        Counts = SessionOutcomeCounts.Create(outcomes.Values);
    }

    /// <summary>The outcome of each session of the schedule.</summary>
    public IReadOnlyDictionary<TradingTime, SessionOutcome> Outcomes { get; }

    /// <summary>How many sessions ended with each outcome.</summary>
    public SessionOutcomeCounts Counts { get; }

    /// <summary>How many sessions are scheduled.</summary>
    public int ScheduledCount => Counts.Total;

    /// <summary>How many sessions were decided: they ended with a fill or an affirmative hold.</summary>
    public int DecidedCount => Counts.Traded + Counts.Held;

    /// <summary>How many sessions were run to their end: decided and undecided ones.</summary>
    public int CompletedCount => DecidedCount + Counts.Undecided;

    /// <summary>Whether every session was decided.</summary>
    public bool IsComplete => DecidedCount == ScheduledCount;

    /// <summary>
    /// Whether the run can be compared with others: there are sessions, and none of them faulted or is missing.
    /// </summary>
    public bool IsRankable => ScheduledCount > 0 && CompletedCount == ScheduledCount;

    /// <summary>The coverage of a schedule by a ledger.</summary>
    /// <param name="entries">The entries of the ledger.</param>
    /// <param name="schedule">The scheduled sessions.</param>
    /// <param name="faulted">The times of faulted sessions; sessions that were completed later do not count.</param>
    public static SessionCoverage Create(
        IEnumerable<LedgerEntry> entries,
        SessionSchedule schedule,
        IEnumerable<TradingTime> faulted
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(faulted);
        var broken = faulted.ToHashSet();
        var outcomes = schedule.ToDictionary(
            time => time,
            time => broken.Contains(time) ? SessionOutcome.Faulted : SessionOutcome.Missing
        );
        foreach (var entry in entries.Where(entry => outcomes.ContainsKey(entry.Context.Time)))
        {
            switch (entry)
            {
                case LedgerEntry.SessionCompleted completed:
                    outcomes[entry.Context.Time] = completed.Outcome;
                    break;
                case LedgerEntry.SessionWithdrawn:
                    outcomes[entry.Context.Time] = SessionOutcome.Missing;
                    break;
            }
        }

        return new SessionCoverage(outcomes);
    }

    /// <summary>
    /// The coverage of all sessions since the opening of an account: every stamp of the prices, and every other time at
    /// which the account acted or faulted. The stamp of the opening counts unless the first session is later: a replay
    /// opens its account before its first order.
    /// </summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="through">The last session that counts.</param>
    /// <param name="faulted">The times of faulted sessions; sessions that were completed later do not count.</param>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    public static SessionCoverage CreateSinceOpening(
        IReadOnlyList<LedgerEntry> entries,
        PriceSeries prices,
        TradingTime through,
        IReadOnlyCollection<TradingTime> faulted
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(faulted);
        var opening = entries is [LedgerEntry.AccountOpened opened, ..]
            ? opened.Context.Time
            : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries));
        var timeline = LedgerTimeline.Create(entries);
        var times = entries
            .Skip(1)
            .Where(entry => !entry.IsOwnerAct)
            .Select(entry => entry.Context.Time)
            .Concat(faulted)
            .Where(time => !timeline.IsWithdrawn(time))
            .ToHashSet();
        bool beginsLater = times.Count > 0 && !times.Contains(opening);
        times.UnionWith(prices.Times.Where(time => beginsLater ? time > opening : time >= opening));
        times.RemoveWhere(time => time > through);
        return Create(entries, new SessionSchedule(times.Order()), faulted);
    }

    /// <summary><c>complete</c>, or the missing parts: <c>incomplete: 2 undecided, 1 faulted, 3 missing</c>.</summary>
    public override string ToString()
    {
        SessionOutcome[] holes = [SessionOutcome.Undecided, SessionOutcome.Faulted, SessionOutcome.Missing];
        var found = holes
            .Where(outcome => Counts[outcome] > 0)
            .Select(outcome => $"{Counts[outcome]} {SessionOutcomeNames.GetName(outcome)}");
        return IsComplete ? "complete" : $"incomplete: {string.Join(", ", found)}";
    }
}
