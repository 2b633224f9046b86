using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;

namespace AiTrader.Mutating;

/// <summary>The tests of an assembly, run one after the other in this process.</summary>
internal sealed class TestAssembly
{
    // Where a test reads sources, or starts a process that has no change in it, there is nothing to learn.
    private static readonly string[] OtherCategories = ["Process", "Browser", "Long"];
    private static readonly string[] OtherFolders = [".Architecture.", ".Conventions.", ".Documentation."];

    private readonly NUnitTestAssemblyRunner _runner = new(new DefaultTestAssemblyBuilder());
    private readonly Dictionary<string, ITest> _byName;

    private TestAssembly(string path)
    {
        Directory.SetCurrentDirectory(Path.GetDirectoryName(path)!);
        var settings = new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true };
        var root = _runner.Load(Assembly.LoadFrom(path), settings);
        _byName = TestsOf(root)
            .Where(test => !OtherFolders.Any(folder => test.FullName.Contains(folder, StringComparison.Ordinal)))
            .Where(test => !OtherCategories.Any(category => IsIn(test, category)))
            .GroupBy(test => test.FullName)
            .ToDictionary(tests => tests.Key, tests => tests.First());
    }

    /// <summary>Loads it. What tests write to the console is dropped from here on.</summary>
    public static TestAssembly Load(string path)
    {
        Console.SetOut(TextWriter.Null);
        return new TestAssembly(path);
    }

    /// <summary>The tests' full names.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>True if the test, its fixture or its assembly has the category.</summary>
    public static bool IsIn(ITest test, string category)
    {
        for (ITest? at = test; at is not null; at = at.Parent)
        {
            if (at.Properties["Category"].Contains(category))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs tests.</summary>
    /// <param name="names">Their full names.</param>
    /// <param name="finished">Called after each; false ends the run.</param>
    /// <param name="started">Called before each.</param>
    public void Run(IEnumerable<string> names, Func<ITestResult, bool> finished, Action<ITest>? started = null)
    {
        var tests = names.Select(name => _byName.GetValueOrDefault(name)).OfType<ITest>().ToHashSet();
        if (tests.Count > 0)
        {
            _runner.Run(new TestListener(started, finished, _runner.StopRun), new TestSelection(tests));
        }
    }

    private static IEnumerable<ITest> TestsOf(ITest test) => test.IsSuite ? test.Tests.SelectMany(TestsOf) : [test];
}
