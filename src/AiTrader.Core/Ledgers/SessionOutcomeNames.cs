namespace AiTrader;

/// <summary>The outcomes as words, as ledgers, reports and telemetry have them.</summary>
public static class SessionOutcomeNames
{
    /// <summary><c>traded</c>, <c>held</c>, <c>undecided</c>, <c>faulted</c> or <c>missing</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not an outcome.</exception>
    public static string GetName(SessionOutcome outcome) =>
        outcome switch
        {
            SessionOutcome.Traded => "traded",
            SessionOutcome.Held => "held",
            SessionOutcome.Undecided => "undecided",
            SessionOutcome.Faulted => "faulted",
            SessionOutcome.Missing => "missing",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The value is not an outcome."),
        };
}
