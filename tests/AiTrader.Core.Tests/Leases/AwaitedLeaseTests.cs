using AiTrader.Stores;

namespace AiTrader.Core.Tests.Leases;

public sealed class AwaitedLeaseTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    [Test]
    public async Task Nothing_is_said_of_a_lease_that_is_free()
    {
        await using var store = new InMemoryStore(TimeProvider.System);

        await using var lease = await AwaitedLease.TakeAsync(store.Leases, Alice, null, Assert.Fail, default);

        Assert.That(lease.Lost.IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task Who_has_a_lease_is_said_before_the_wait_for_it()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var taken = await store.Leases.TakeAsync(Alice);
        var said = new TaskCompletionSource<string>();

        var waiting = AwaitedLease
            .TakeAsync(store.Leases, Alice, TimeSpan.FromMinutes(1), said.SetResult, default)
            .AsTask();
        string reason = await said.Task;
        bool waits = !waiting.IsCompleted;
        await taken.DisposeAsync();
        await using var lease = await waiting;

        Assert.That(waits, Is.True);
        Assert.That(reason, Does.StartWith($"alice is driven by process {Environment.ProcessId} on "));
    }

    [Test]
    public async Task A_runner_that_does_not_wait_is_refused_and_nothing_is_said()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await using var taken = await store.Leases.TakeAsync(Alice);

        Assert.That(
            async () => await AwaitedLease.TakeAsync(store.Leases, Alice, TimeSpan.Zero, Assert.Fail, default),
            Throws.TypeOf<LeaseException>()
        );
    }
}
