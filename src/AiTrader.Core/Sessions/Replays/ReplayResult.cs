using AiTrader.Audits;

namespace AiTrader;

/// <summary>The result of a replay.</summary>
/// <param name="Outcomes">The outcome of each order that was run, in order.</param>
/// <param name="Fault">The session that faulted and ended the replay; null if none did.</param>
public sealed record ReplayResult(IReadOnlyList<RecordedOutcome> Outcomes, SessionResult.Faulted? Fault);
