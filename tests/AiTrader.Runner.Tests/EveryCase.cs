namespace AiTrader.Runner.Tests;

/// <summary>
/// Where a test has many cases of a kind, the test command tries some, and tests/every.runsettings all.
/// </summary>
internal static class EveryCase
{
    /// <summary>True if all of them are to be tried.</summary>
    public static bool IsAsked => TestContext.Parameters.Get("every", false);
}
