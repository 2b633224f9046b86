namespace AiTrader.Runner.Checkups;

/// <summary>The outcome of a check.</summary>
internal enum CheckOutcome
{
    /// <summary>It is as it should be.</summary>
    Passed = 1,

    /// <summary>It works, with a remark.</summary>
    Warned = 2,

    /// <summary>It does not work.</summary>
    Failed = 3,

    /// <summary>It was not tried.</summary>
    Skipped = 4,
}
