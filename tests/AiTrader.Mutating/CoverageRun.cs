using System.Text.Json;
using NUnit.Framework.Interfaces;

namespace AiTrader.Mutating;

/// <summary>Runs all tests once without a change, and writes which changes each of them reaches.</summary>
internal static class CoverageRun
{
    /// <summary>Runs it.</summary>
    /// <param name="tests">The assembly of the tests.</param>
    /// <param name="changed">The changed assembly, beside it.</param>
    /// <param name="output">The file to write: a <see cref="TestCoverage"/> in each line.</param>
    /// <returns>0 if every test passes.</returns>
    public static int Run(string tests, string changed, string output)
    {
        var assembly = ChangedAssembly.Load(changed);
        var suite = TestAssembly.Load(tests);
        using var lines = new StreamWriter(output);
        var failed = new List<string>();
        assembly.BeginCoverage();
        suite.Run(suite.Names, Write, _ => assembly.TakeCoverage());
        foreach (string test in failed)
        {
            Console.Error.WriteLine($"{test} fails without a change.");
        }

        return failed.Count;

        bool Write(ITestResult result)
        {
            var (reached, whileInitializing) = assembly.TakeCoverage();
            switch (result.ResultState.Status)
            {
                case TestStatus.Failed:
                    failed.Add(result.FullName);
                    break;
                case TestStatus.Passed:
                    bool needsRedis = TestAssembly.IsIn(result.Test, "Redis");
                    var coverage = new TestCoverage(
                        result.FullName,
                        result.Duration,
                        needsRedis,
                        reached,
                        whileInitializing
                    );
                    lines.WriteLine(JsonSerializer.Serialize(coverage));
                    break;
            }

            return true;
        }
    }
}
