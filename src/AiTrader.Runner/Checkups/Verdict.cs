namespace AiTrader.Runner.Checkups;

/// <summary>What a check says of what it has seen.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">What was seen.</param>
internal sealed record Verdict(CheckOutcome Outcome, string Detail)
{
    public static Verdict Passed(string detail) => new(CheckOutcome.Passed, detail);

    public static Verdict Warned(string detail) => new(CheckOutcome.Warned, detail);

    public static Verdict Failed(string detail) => new(CheckOutcome.Failed, detail);

    public static Verdict Skipped(string detail) => new(CheckOutcome.Skipped, detail);

    /// <summary>Passed where it is so, failed where it is not.</summary>
    public static Verdict Of(bool isSo, string passed, string failed) => isSo ? Passed(passed) : Failed(failed);
}
