using AiTrader.Runner.Reruns;

namespace AiTrader.Runner.Lookahead;

/// <summary>A session that is not proven.</summary>
/// <param name="Context">Its context.</param>
/// <param name="Verdict">Why.</param>
/// <param name="Difference">The first difference, from the real world or from the record.</param>
/// <param name="Datum">What leaks, if it was searched for and found.</param>
internal sealed record ProofFinding(
    TradingContext Context,
    ProofVerdict Verdict,
    RerunDifference Difference,
    string? Datum
)
{
    /// <summary>As a line: trader, session, what leaked, and what it changed.</summary>
    public override string ToString() =>
        Verdict == ProofVerdict.Leaked
            ? $"{Context.Signature} at {Context.Time}: leaked{(Datum is null ? "" : $" {Datum}")}. "
                + $"With other later data, {Difference}."
            : $"{Context.Signature} at {Context.Time}: not repeated. With the same data, {Difference}.";
}
