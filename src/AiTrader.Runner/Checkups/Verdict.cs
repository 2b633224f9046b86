namespace AiTrader.Runner.Checkups;

/// <summary>The verdict of a check.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">The observation.</param>
internal sealed record Verdict(CheckOutcome Outcome, string Detail)
{
    public static Verdict Passed(string detail) => new(CheckOutcome.Passed, detail);

    public static Verdict Warned(string detail) => new(CheckOutcome.Warned, detail);

    public static Verdict Failed(string detail) => new(CheckOutcome.Failed, detail);

    public static Verdict Skipped(string detail) => new(CheckOutcome.Skipped, detail);

    /// <summary>Passed if the condition holds, otherwise failed.</summary>
    public static Verdict Of(bool isSo, string passed, string failed) => isSo ? Passed(passed) : Failed(failed);
}
