namespace AiTrader.Mutating;

/// <summary>What the tests made of a change.</summary>
/// <param name="Mutant">The change.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Detail">The test that failed, or how many tests passed.</param>
internal sealed record MutantResult(Mutant Mutant, MutantStatus Status, string Detail)
{
    /// <summary>True if a test failed, or took too long.</summary>
    public bool IsNoticed => Status is MutantStatus.Killed or MutantStatus.Timeout;

    /// <summary>What is known of a change before any test.</summary>
    public static MutantResult NotReached(Mutant mutant) => new(mutant, MutantStatus.NoCoverage, "");

    /// <summary>What two runs made of it: no test that reaches it tells less than tests that pass.</summary>
    public MutantResult Or(MutantResult next) => next.Status == MutantStatus.NoCoverage ? this : next;

    /// <summary>Reads the answer of a process.</summary>
    /// <param name="mutant">The change.</param>
    /// <param name="answer">Its answer; null if it came to no end.</param>
    public static MutantResult Of(Mutant mutant, string? answer)
    {
        string[] words = answer switch
        {
            null => [$"{MutantStatus.Timeout}"],
            "spoiled" => [$"{MutantStatus.Killed}", "and what the tests share is spoiled"],
            _ => answer.Split(' ', 2),
        };
        return new MutantResult(mutant, Enum.Parse<MutantStatus>(words[0]), words.ElementAtOrDefault(1) ?? "");
    }

    public override string ToString() => $"{Mutant.Place} {Status}: {Mutant.Change} ({Detail})";
}
