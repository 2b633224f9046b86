namespace AiTrader;

/// <summary>What decides: a model, a baseline, a recording, or your code.</summary>
/// <remarks>
/// One instance may be given to several traders; their sessions then call it at once, from several threads. The
/// decision makers of this library keep nothing between sessions and may be shared. One that keeps something of its own
/// is given to one trader only, whose sessions run one after the other, or is thread-safe.
/// </remarks>
public interface IDecisionMaker
{
    /// <summary>
    /// Decides one session: trades through the desk, or holds with a reason, or does neither. It returns when it is
    /// done and throws when it cannot decide. The session is then run again with the same desk from the start, so the
    /// same input must lead to the same decision.
    /// </summary>
    /// <param name="context">The trading context; pass it to every call.</param>
    /// <param name="desk">What it can see and do; one call at a time.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken cancellationToken = default);
}
