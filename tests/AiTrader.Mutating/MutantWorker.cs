using System.Globalization;
using NUnit.Framework.Interfaces;

namespace AiTrader.Mutating;

/// <summary>
/// A process that runs the tests of one change after the other. It reads a line for each: its number, its area, and
/// how many seconds of tests are run at most. It answers with lines: <c>limit SECONDS</c> before each test, and
/// <c>Killed</c>, <c>Survived</c> or <c>NoCoverage</c> at the end, or <c>spoiled</c> if a test goes on to fail when the
/// change is not active any more.
/// </summary>
internal sealed class MutantWorker(
    ChangedAssembly assembly,
    TestAssembly suite,
    CoveringTests covering,
    TextWriter answers
)
{
    /// <summary>Runs it until there are no more lines.</summary>
    /// <param name="tests">The assembly of the tests.</param>
    /// <param name="changed">The changed assembly, beside it.</param>
    /// <param name="coverage">What <see cref="CoverageRun"/> wrote.</param>
    /// <param name="active">The change that is active from the beginning; -1 for none.</param>
    public static int Run(string tests, string changed, string coverage, string active)
    {
        var answers = Console.Out;
        var assembly = ChangedAssembly.Load(changed);
        assembly.Active = int.Parse(active, CultureInfo.InvariantCulture);
        var worker = new MutantWorker(
            assembly,
            TestAssembly.Load(tests),
            new CoveringTests(TestCoverage.Read(coverage)),
            answers
        );
        while (Console.In.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            worker.Try(
                int.Parse(words[0], CultureInfo.InvariantCulture),
                MutationArea.All.Single(area => area.Name == words[1]),
                double.Parse(words[2], CultureInfo.InvariantCulture)
            );
        }

        return 0;
    }

    private void Try(int change, MutationArea area, double seconds)
    {
        var tests = covering.Of(change, area, seconds);
        if (tests.Count == 0)
        {
            Answer($"{MutantStatus.NoCoverage}");
            return;
        }

        assembly.Active = change;
        string? killer = PartsOf(tests).Select(FailureIn).FirstOrDefault(failed => failed is not null);
        if (killer is null)
        {
            Answer($"{MutantStatus.Survived} {tests.Count} tests");
            return;
        }

        assembly.Active = -1;
        bool isSpoiled =
            !covering.NeedsProcess(change) && FailureIn([tests.First(test => test.Test == killer)]) is not null;
        Answer(isSpoiled ? "spoiled" : $"{MutantStatus.Killed} {killer}");
    }

    private string? FailureIn(IReadOnlyList<TestCoverage> tests)
    {
        var limits = tests.ToDictionary(test => test.Test, test => Math.Ceiling(10 + (5 * test.Seconds)));
        string? failed = null;
        suite.Run(
            tests.Select(test => test.Test),
            result =>
            {
                failed ??= result.ResultState.Status == TestStatus.Failed ? result.FullName : null;
                return failed is null;
            },
            test => Answer(FormattableString.Invariant($"limit {limits[test.FullName]}"))
        );
        return failed;
    }

    // The quick ones decide most of the time.
    private static IEnumerable<IReadOnlyList<TestCoverage>> PartsOf(IReadOnlyList<TestCoverage> tests)
    {
        for (int start = 0, count = 10; start < tests.Count; start += count, count *= 4)
        {
            yield return [.. tests.Skip(start).Take(count)];
        }
    }

    private void Answer(string line)
    {
        answers.WriteLine(line);
        answers.Flush();
    }
}
