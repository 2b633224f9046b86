using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>Whether the end of a session, or its withdrawal, follows from the entries before it.</summary>
internal static class SessionJudgment
{
    /// <summary>What is wrong with the end of a session.</summary>
    public static IEnumerable<(string Code, string Message)> Of(
        LedgerEntry.SessionCompleted completed,
        SessionConclusion acts
    )
    {
        if (acts.Outcome != completed.Outcome)
        {
            yield return (
                AuditCodes.OutcomeNotOfActs,
                $"The session of {completed.Context.Time} is recorded as {completed.Outcome}; by its acts it "
                    + $"is {acts.Outcome}."
            );
        }
    }

    /// <summary>What is wrong with the withdrawal of a session.</summary>
    public static IEnumerable<(string Code, string Message)> Of(
        LedgerEntry.SessionWithdrawn withdrawn,
        IEnumerable<LedgerEntry> entries
    )
    {
        var before = ResumedSession.Find(entries.TakeWhile(entry => entry.Sequence < withdrawn.Sequence));
        if (before != (withdrawn.Resumed, withdrawn.Outcome))
        {
            yield return (
                AuditCodes.LedgerChanged,
                $"It resumes at {withdrawn.ResumesAt}; by the entries before it, the account resumes at "
                    + $"{before?.Resumed.Time.ToString() ?? "no session"}."
            );
        }
    }
}
