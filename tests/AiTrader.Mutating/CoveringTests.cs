namespace AiTrader.Mutating;

/// <summary>Which tests are run for a change.</summary>
/// <param name="coverage">What each test reaches.</param>
internal sealed class CoveringTests(IReadOnlyList<TestCoverage> coverage)
{
    private readonly ILookup<int, TestCoverage> _byChange = coverage
        .SelectMany(test => test.Reached.Concat(test.WhileInitializing).Distinct().Select(change => (change, test)))
        .ToLookup(pair => pair.change, pair => pair.test);

    private readonly HashSet<int> _whileInitializing = [.. coverage.SelectMany(test => test.WhileInitializing)];

    /// <summary>
    /// True if the place is reached while a type is initialized: the change must be active when the process begins.
    /// </summary>
    public bool NeedsProcess(int change) => _whileInitializing.Contains(change);

    /// <summary>
    /// The tests, the quickest first. Of a change that is reached while a type is initialized, only the first test is
    /// known: the tests of its area are run too. Those that start a Redis come last.
    /// </summary>
    /// <param name="change">The number of the change.</param>
    /// <param name="area">Its area.</param>
    /// <param name="seconds">How long they may take together; one is always run.</param>
    public IReadOnlyList<TestCoverage> Of(int change, MutationArea area, double seconds)
    {
        var tests = _byChange[change];
        if (NeedsProcess(change))
        {
            var folders = area.Starts.Select(start =>
                $".{start.Replace(".cs", "", StringComparison.Ordinal).Replace('/', '.')}"
            );
            tests = tests.Union(
                coverage.Where(test => folders.Any(folder => test.Test.Contains(folder, StringComparison.Ordinal)))
            );
        }

        var all = tests.OrderBy(test => test.NeedsRedis).ThenBy(test => test.Seconds).ToList();
        return [.. all.TakeWhile((test, index) => index == 0 || (seconds -= test.Seconds) > 0)];
    }
}
