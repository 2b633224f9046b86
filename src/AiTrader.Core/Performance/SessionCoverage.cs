using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>
/// How much of what was to be decided was decided. A run with holes in it is marked, not averaged away.
/// </summary>
/// <param name="Scheduled">How many sessions there were to be.</param>
/// <param name="Traded">How many ended with a fill.</param>
/// <param name="Held">How many ended with a hold and no fill.</param>
/// <param name="Undecided">How many ended with neither.</param>
/// <param name="Faulted">How many broke last and have not been completed since.</param>
public sealed record SessionCoverage(int Scheduled, int Traded, int Held, int Undecided, int Faulted)
{
    /// <summary>Sessions that neither ended nor broke: they were never begun, or were cut off.</summary>
    public int Missing => Math.Max(0, Scheduled - Traded - Held - Undecided - Faulted);

    /// <summary>Whether every session ended with a fill or an affirmative hold.</summary>
    public bool IsComplete => Undecided == 0 && Faulted == 0 && Missing == 0;

    /// <summary>The coverage of a schedule by a ledger.</summary>
    /// <param name="entries">The entries of the ledger.</param>
    /// <param name="schedule">The sessions that were to be.</param>
    /// <param name="faulted">The times at which sessions broke; those that were completed since do not count.</param>
    public static SessionCoverage Create(
        IEnumerable<LedgerEntry> entries,
        SessionSchedule schedule,
        IEnumerable<TradingTime> faulted
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(faulted);
        var times = schedule.ToHashSet();
        List<LedgerEntry.SessionCompleted> completed =
        [
            .. entries.OfType<LedgerEntry.SessionCompleted>().Where(entry => times.Contains(entry.Context.Time)),
        ];
        var done = completed.Select(entry => entry.Context.Time).ToHashSet();
        return new SessionCoverage(
            times.Count,
            completed.Count(entry => entry.Outcome == SessionOutcome.Traded),
            completed.Count(entry => entry.Outcome == SessionOutcome.Held),
            completed.Count(entry => entry.Outcome == SessionOutcome.Undecided),
            faulted.Distinct().Count(time => times.Contains(time) && !done.Contains(time))
        );
    }

    /// <summary><c>complete</c>, or what is not: <c>incomplete: 2 undecided, 1 faulted, 3 missing</c>.</summary>
    public override string ToString()
    {
        (int Count, string Word)[] holes = [(Undecided, "undecided"), (Faulted, "faulted"), (Missing, "missing")];
        return IsComplete
            ? "complete"
            : $"incomplete: "
                + $"{string.Join(", ", holes.Where(hole => hole.Count > 0).Select(hole => $"{hole.Count} {hole.Word}"))}";
    }
}
