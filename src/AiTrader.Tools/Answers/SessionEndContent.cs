namespace AiTrader.Tools;

/// <summary>A session that has ended, and the next one.</summary>
/// <param name="Time">The time of the session that has ended.</param>
/// <param name="Outcome">The word <c>traded</c>, <c>held</c> or <c>undecided</c>.</param>
/// <param name="SessionsLeft">The number of sessions that have not ended.</param>
/// <param name="Next">The time of the next session; null if all have ended.</param>
internal sealed record SessionEndContent(TradingTime Time, string Outcome, int SessionsLeft, string? Next = null);
