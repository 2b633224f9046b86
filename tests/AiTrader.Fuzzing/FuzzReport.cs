namespace AiTrader.Fuzzing;

/// <summary>What a run found.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Inputs">How many inputs were tried.</param>
/// <param name="Accepted">How many of them were read.</param>
/// <param name="Findings">One finding of each kind.</param>
internal sealed record FuzzReport(
    string Target,
    int Seed,
    long Inputs,
    long Accepted,
    IReadOnlyList<FuzzFinding> Findings
)
{
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Target}: {Inputs:N0} inputs with seed {Seed}, {Accepted:N0} read, {Findings.Count} findings"
        );
}
