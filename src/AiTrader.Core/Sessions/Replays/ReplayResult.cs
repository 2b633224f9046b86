using AiTrader.Audits;

namespace AiTrader;

/// <summary>The result of a replay.</summary>
/// <param name="Outcomes">The outcome of each order that was run, in order.</param>
/// <param name="Fault">The session that faulted and ended the replay; null if none did.</param>
public sealed record ReplayResult(IReadOnlyList<RecordedOutcome> Outcomes, SessionResult.Faulted? Fault)
{
    /// <summary>The outcome of each order that was run, in order.</summary>
    public IReadOnlyList<RecordedOutcome> Outcomes
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Outcomes);

    /// <summary>Whether the other has the same values, lists item by item.</summary>
    public bool Equals(ReplayResult? other) =>
        other is not null && Outcomes.SequenceEqual(other.Outcomes) && Equals(Fault, other.Fault);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcomes.Count, Fault);
}
