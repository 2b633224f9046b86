using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

public sealed class FaultLatchTests
{
    [Test]
    public void The_first_fault_stays_and_passes_on()
    {
        var latch = new FaultLatch(Contexts.Alice("2025-10-06"));
        var first = new IOException("The network is down.");

        Assert.That(latch.Keep(first), Is.False, "As a filter of exceptions, it lets each pass.");
        Assert.That(latch.Keep(new TimeoutException("late")), Is.False);
        Assert.That(latch.Fault, Is.SameAs(first));
        Assert.That(latch.ThrowIfFaulted, Throws.Exception.SameAs(first));
    }
}
