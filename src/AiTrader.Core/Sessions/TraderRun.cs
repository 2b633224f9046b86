namespace AiTrader;

/// <summary>What an arena's run came to for one trader.</summary>
/// <param name="Trader">The trader.</param>
/// <param name="AlreadyCompletedCount">How many sessions of the schedule were completed before and so were not
/// run.</param>
/// <param name="Results">The sessions of this run, in order. A faulted one is the last: what comes after it waits until
/// it is run again.</param>
public sealed record TraderRun(Trader Trader, int AlreadyCompletedCount, IReadOnlyList<SessionResult> Results)
{
    /// <summary>The session that broke; null where none did.</summary>
    public SessionResult.Faulted? Fault => Results.Count > 0 ? Results[^1] as SessionResult.Faulted : null;
}
