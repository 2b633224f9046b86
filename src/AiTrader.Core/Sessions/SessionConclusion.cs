using AiTrader.Stores;

namespace AiTrader;

/// <summary>Concludes from a session's entries how it ended. Nothing else does.</summary>
/// <param name="entries">How many entries there are at most.</param>
internal sealed class SessionConclusion(int entries = 0)
{
    private List<Fill>? _fills;
    private List<Order>? _accepted;
    private string? _holdReason;

    /// <summary>How the session ended, by the entries so far.</summary>
    public SessionOutcome Outcome =>
        _fills is not null || _accepted is { Count: > 0 } ? SessionOutcome.Traded
        : _holdReason is not null ? SessionOutcome.Held
        : SessionOutcome.Undecided;

    /// <summary>Takes the next entry of the session into account; what a bar did is none.</summary>
    public void Add(LedgerEntry entry)
    {
        switch (entry)
        {
            case { IsEvent: true }:
                break;
            case LedgerEntry.Filled filled:
                (_fills ??= new List<Fill>(entries)).Add(filled.Fill);
                break;
            case LedgerEntry.Accepted accepted:
                (_accepted ??= []).Add(accepted.Order);
                break;
            case LedgerEntry.Cancelled { Reason: null } canceled:
                _accepted?.Remove(canceled.Order);
                break;
            case LedgerEntry.Held held:
                _holdReason = held.Reason;
                break;
        }
    }

    /// <summary>The result of the session.</summary>
    public SessionResult ToResult(TradingContext context) =>
        Outcome == SessionOutcome.Traded ? new SessionResult.Traded(context, _fills ?? [], _accepted ?? [])
        : _holdReason is not null ? new SessionResult.Held(context, _holdReason)
        : new SessionResult.Undecided(context);
}
