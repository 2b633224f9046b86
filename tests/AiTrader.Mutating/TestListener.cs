using NUnit.Framework.Interfaces;

namespace AiTrader.Mutating;

/// <summary>Hears of each test, not of the suites.</summary>
internal sealed class TestListener(Action<ITest>? started, Func<ITestResult, bool> finished, Action stop)
    : ITestListener
{
    public void TestStarted(ITest test)
    {
        if (!test.IsSuite)
        {
            started?.Invoke(test);
        }
    }

    public void TestFinished(ITestResult result)
    {
        if (!result.Test.IsSuite && !finished(result))
        {
            stop();
        }
    }

    public void TestOutput(TestOutput output) { }

    public void SendMessage(TestMessage message) { }
}
