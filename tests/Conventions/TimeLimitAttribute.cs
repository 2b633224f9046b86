using System.Collections.Concurrent;
using NUnit.Framework.Interfaces;

namespace AiTrader.Tests;

/// <summary>
/// Ends each test that takes longer than five minutes. NUnit's own limits end nothing on .NET: they need a thread that
/// can be aborted, or a test that watches a token.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TimeLimitAttribute : Attribute, ITestAction
{
    private const int Minutes = 5;

    private readonly ConcurrentDictionary<string, TestWatch> _watches = new();

    /// <inheritdoc/>
    public ActionTargets Targets => ActionTargets.Test;

    /// <inheritdoc/>
    public void BeforeTest(ITest test) =>
        _watches[test.Id] = new TestWatch(test.FullName, TimeSpan.FromMinutes(Minutes));

    /// <inheritdoc/>
    public void AfterTest(ITest test)
    {
        if (!_watches.TryRemove(test.Id, out var watch))
        {
            return;
        }

        using (watch)
        {
            Assert.That(watch.End(), Is.False, $"The test takes longer than {Minutes} minutes.");
        }
    }
}
