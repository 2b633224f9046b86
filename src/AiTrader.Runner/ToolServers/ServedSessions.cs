using AiTrader.Runner.Input;

namespace AiTrader.Runner.ToolServers;

/// <summary>The session of every call, or the sessions that follow each other.</summary>
/// <param name="At">The one session; null if there are several.</param>
/// <param name="From">The first of several sessions; null for the first of the prices.</param>
/// <param name="To">The last of several sessions; null for the last of the prices.</param>
internal sealed record ServedSessions(TradingTime? At, TradingTime? From, TradingTime? To)
{
    /// <summary>Whether the sessions follow each other.</summary>
    public bool IsWalk => At is null;

    /// <summary>The sessions, at least one.</summary>
    /// <param name="schedule">The sessions of the prices.</param>
    /// <exception cref="InputException">There is none.</exception>
    public SessionSchedule Of(SessionSchedule schedule)
    {
        if (At is { } time)
        {
            return [time];
        }

        var between = schedule.Between(From, To);
        return between.Count > 0
            ? between
            : throw new InputException(
                $"There is no session from {From?.ToString() ?? "the first price"} to "
                    + $"{To?.ToString() ?? "the last price"}; change --from or --to."
            );
    }
}
