using NUnit.Framework.Interfaces;

namespace AiTrader.Mutating;

/// <summary>Some tests, and the suites that they are in.</summary>
internal sealed class TestSelection(HashSet<ITest> tests) : ITestFilter
{
    private readonly Dictionary<ITest, bool> _suites = [];

    public bool Pass(ITest test) => IsExplicitMatch(test);

    public bool IsExplicitMatch(ITest test)
    {
        if (!test.IsSuite)
        {
            return tests.Contains(test);
        }

        if (!_suites.TryGetValue(test, out bool passes))
        {
            _suites[test] = passes = test.Tests.Any(IsExplicitMatch);
        }

        return passes;
    }

    public TNode ToXml(bool recursive) => throw new NotSupportedException();

    public TNode AddToXml(TNode parentNode, bool recursive) => throw new NotSupportedException();
}
