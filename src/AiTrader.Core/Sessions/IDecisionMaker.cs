namespace AiTrader;

/// <summary>Who decides: a model, a baseline, a recording, or code of yours.</summary>
/// <remarks>
/// One instance may be given to several traders; their sessions then call it at once, from several threads. The
/// decision makers of this library keep nothing between sessions and may be shared. One that keeps something of its own
/// is given to one trader only, whose sessions run one after the other, or is thread-safe.
/// </remarks>
public interface IDecisionMaker
{
    /// <summary>
    /// Decides one session: trades through the desk, or holds there and says why, or does neither. It returns when it
    /// is done and
    /// throws when it cannot decide; the session is then run again, and shown the same desk from the start, so it must
    /// decide
    /// the same upon the same.
    /// </summary>
    /// <param name="context">For whom, when and by which model; passed on to every call.</param>
    /// <param name="desk">What it may see and do, one call at a time.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken cancellationToken = default);
}
