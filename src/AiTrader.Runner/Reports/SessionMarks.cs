using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>The marks of a trader's sessions, read from its ledger and its faults.</summary>
internal static class SessionMarks
{
    /// <summary>The mark of each session of a schedule.</summary>
    public static IReadOnlyDictionary<TradingTime, SessionMark> Of(
        TraderHistory history,
        IEnumerable<TradingTime> schedule
    )
    {
        var broken = history.Faults.Select(fault => fault.Context.Time).ToHashSet();
        var marks = schedule.ToDictionary(
            time => time,
            time => broken.Contains(time) ? SessionMark.Faulted : SessionMark.Missing
        );
        foreach (
            var completed in history
                .Entries.OfType<LedgerEntry.SessionCompleted>()
                .Where(entry => marks.ContainsKey(entry.Context.Time))
        )
        {
            marks[completed.Context.Time] = Of(completed.Outcome);
        }

        return marks;
    }

    /// <summary>The mark as one letter: it is told apart without color.</summary>
    public static char LetterOf(SessionMark mark) =>
        mark switch
        {
            SessionMark.Traded => 'T',
            SessionMark.Held => 'H',
            SessionMark.Undecided => 'U',
            SessionMark.Faulted => 'F',
            SessionMark.Missing => '.',
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "There is no such mark."),
        };

    /// <summary>The mark as a word.</summary>
    public static string WordOf(SessionMark mark) => mark.ToString().ToLowerInvariant();

    private static SessionMark Of(SessionOutcome outcome) =>
        outcome switch
        {
            SessionOutcome.Traded => SessionMark.Traded,
            SessionOutcome.Held => SessionMark.Held,
            SessionOutcome.Undecided => SessionMark.Undecided,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };
}
