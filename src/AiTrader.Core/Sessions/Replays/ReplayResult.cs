using AiTrader.Audits;

namespace AiTrader;

/// <summary>What a replay came to.</summary>
/// <param name="Outcomes">What became of each order that was run, in order.</param>
/// <param name="Fault">The session that broke and ended the replay; null where none did.</param>
public sealed record ReplayResult(IReadOnlyList<RecordedOutcome> Outcomes, SessionResult.Faulted? Fault);
