using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// How many scheduled sessions have which outcome. A run with missing sessions is marked, not averaged away.
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

    /// <summary>Whether every session ended with a fill or an affirmative hold.</summary>
    public bool IsComplete => Counts.Traded + Counts.Held == Counts.Total;

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
