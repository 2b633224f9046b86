using AiTrader.Audits;

namespace AiTrader;

/// <summary>The result of a replay.</summary>
/// <param name="Outcomes">
/// The outcome of each order that was run, and what happened later to those that rested, in the order of the ledger.
/// </param>
/// <param name="Fault">The session that faulted and ended the replay; null if none did.</param>
public sealed record ReplayResult(IReadOnlyList<RecordedOutcome> Outcomes, SessionResult.Faulted? Fault)
{
    /// <summary>
    /// The outcome of each order that was run, and what happened later to those that rested, in the order of the
    /// ledger.
    /// </summary>
    public IReadOnlyList<RecordedOutcome> Outcomes
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Outcomes);

    /// <summary>
    /// How the outcomes are written: in full if the recording has an order that is not a market order, or a
    /// cancellation, or if the account has fees, slippage or rules of its venue; otherwise brief. Default: brief.
    /// </summary>
    public RecordedOutcomeForm Form { get; init; } = RecordedOutcomeForm.Brief;

    /// <summary>Whether the other has the same values, lists item by item.</summary>
    public bool Equals(ReplayResult? other) =>
        other is not null && Form == other.Form && Outcomes.SequenceEqual(other.Outcomes) && Equals(Fault, other.Fault);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcomes.Count, Fault, Form);
}
