using AiTrader.Runner.Hosting;

namespace AiTrader.Runner.Tests.Hosting;

internal sealed class RecentlyUsedTests
{
    [Test]
    public void What_is_used_stays_and_memory_is_bounded()
    {
        var recent = new RecentlyUsed<int, string>(10);
        recent.Set(-1, "kept");
        for (int number = 0; number < 1_000; number++)
        {
            recent.Set(number, "once");
            Assert.That(recent.TryGet(-1, out _), Is.True);
            Assert.That(recent.Count, Is.LessThanOrEqualTo(20));
        }

        Assert.That(recent.TryGet(0, out _), Is.False);
        Assert.That(recent.TryGet(999, out string? last) ? last : null, Is.EqualTo("once"));
    }

    [Test]
    public void The_value_that_was_set_last_is_found()
    {
        var recent = new RecentlyUsed<int, int>(1);
        recent.Set(1, 1);
        recent.Set(2, 2);
        recent.Set(1, 3);

        Assert.That(recent.TryGet(1, out int value) ? value : 0, Is.EqualTo(3));
        Assert.That(recent.Count, Is.EqualTo(2));
    }
}
