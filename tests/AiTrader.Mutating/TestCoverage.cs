using System.Text.Json;

namespace AiTrader.Mutating;

/// <summary>The changes that a test reaches.</summary>
/// <param name="Test">Its full name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="NeedsRedis">True if it starts a Redis.</param>
/// <param name="Reached">The changes.</param>
/// <param name="WhileInitializing">
/// The changes that were reached while a type was initialized, which happens once in a process: in the first test.
/// </param>
internal sealed record TestCoverage(
    string Test,
    double Seconds,
    bool NeedsRedis,
    int[] Reached,
    int[] WhileInitializing
)
{
    /// <summary>Reads what <see cref="CoverageRun"/> wrote.</summary>
    public static IReadOnlyList<TestCoverage> Read(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<TestCoverage>(line)!)];
}
