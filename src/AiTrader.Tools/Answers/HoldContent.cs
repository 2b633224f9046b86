namespace AiTrader.Tools;

/// <summary>A recorded hold.</summary>
/// <param name="Time">The time of the session.</param>
/// <param name="Reason">The reason as it is recorded.</param>
/// <param name="Ended">How the session ended, and what comes next; null if the hold did not end it.</param>
internal sealed record HoldContent(TradingTime Time, string Reason, SessionEndContent? Ended = null);
