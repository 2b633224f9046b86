namespace AiTrader.Audits;

/// <summary>The numbers of a file's records: ids or sequence numbers.</summary>
internal static class RecordedNumbers
{
    private const int ShownIds = 8;

    /// <summary>Finds the defects in the numbers of records; at most one per record.</summary>
    /// <param name="records">The records.</param>
    /// <param name="skipsWeekends">
    /// Whether a state was lost over a weekend. Records without ids are then numbered like AI-Trader numbers them: it
    /// searches for the previous record on the day itself and on the weekday before.
    /// </param>
    public static IReadOnlyList<AuditDefect> DefectsOf(RecordedStates records, bool skipsWeekends)
    {
        var defects = new List<AuditDefect>();
        long[] ids =
            records.HasIds || !skipsWeekends
                ? [.. records.States.Select(state => state.Number)]
                : RebuiltIds(records.States);
        for (int i = 1; i < records.States.Count; i++)
        {
            var (before, state) = (records.States[i - 1], records.States[i]);
            if (!records.HasIds && state.Number != before.Number + 1)
            {
                defects.Add(
                    new AuditDefect(
                        state.Line,
                        state.Number,
                        AuditCodes.SequenceNotNext,
                        $"The sequence is {state.Number}; {before.Number + 1} comes after line {before.Line}."
                    )
                );
            }
            else if (ids[i] <= ids[i - 1])
            {
                string how = records.HasIds ? "Its id is" : "As AI-Trader numbers its records, its id was";
                defects.Add(
                    new AuditDefect(
                        state.Line,
                        state.Number,
                        AuditCodes.IdNotIncreasing,
                        $"{how} {ids[i]}, after {ids[i - 1]} in line {before.Line}{Repeated(records.States, ids, i)}."
                    )
                );
            }
        }

        return defects;
    }

    /// <summary>Whether a search for the previous record on the weekday before skips an existing record.</summary>
    public static bool SkipsWeekend(RecordedState before, RecordedState state) =>
        before.Time.Date < state.Time.Date && before.Time.Date > WeekdayBefore(state.Time.Date);

    // The ids from this record on, until they fall again, that earlier records have already.
    private static string Repeated(IReadOnlyList<RecordedState> states, long[] ids, int from)
    {
        var used = new Dictionary<long, long>();
        for (int i = 0; i < from; i++)
        {
            used.TryAdd(ids[i], states[i].Line);
        }

        var repeated = new List<string>();
        for (int i = from; i < ids.Length && (i == from || ids[i] > ids[i - 1]); i++)
        {
            if (used.TryGetValue(ids[i], out long line))
            {
                repeated.Add($"{ids[i]} (lines {line} and {states[i].Line})");
            }
        }

        return repeated.Count == 0
            ? ""
            : "; used twice: "
                + string.Join(", ", repeated.Take(ShownIds))
                + (repeated.Count > ShownIds ? $" and {repeated.Count - ShownIds} more" : "");
    }

    // Records without ids had some: each that of the highest before it on its own day, or else on the weekday before,
    // plus one.
    private static long[] RebuiltIds(IReadOnlyList<RecordedState> states)
    {
        long[] ids = new long[states.Count];
        var highest = new Dictionary<DateOnly, long>();
        for (int i = 0; i < ids.Length; i++)
        {
            var date = states[i].Time.Date;
            ids[i] =
                i == 0 ? 0
                : highest.TryGetValue(date, out long ofToday) ? ofToday + 1
                : highest.TryGetValue(WeekdayBefore(date), out long ofWeekday) && !states[i].Time.IsIntraday
                    ? ofWeekday + 1
                : ids[i - 1] + 1;
            highest[date] = Math.Max(highest.GetValueOrDefault(date), ids[i]);
        }

        return ids;
    }

    private static DateOnly WeekdayBefore(DateOnly date)
    {
        do
        {
            date = date.AddDays(-1);
        } while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

        return date;
    }
}
