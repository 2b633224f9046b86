using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the leases of every store do.</summary>
public abstract partial class StoreContract
{
    private static readonly Signature Driven = Signature.Parse("alice");

    [Test]
    public async Task A_lease_that_nobody_has_is_given()
    {
        await using var lease = await Store.Leases.TakeAsync(Driven);

        Assert.That((lease.Signature, lease.Lost.IsCancellationRequested), Is.EqualTo((Driven, false)));
    }

    [Test]
    public async Task A_second_runner_waits_and_is_told_who_drives()
    {
        await using var lease = await Store.Leases.TakeAsync(Driven);

        Assert.That(
            async () => await Store.Leases.TakeAsync(Driven),
            Throws
                .TypeOf<LeaseException>()
                .With.Property(nameof(LeaseException.Signature))
                .EqualTo(Driven)
                .And.Message.Contains("the contract's runner")
        );
    }

    [Test]
    public async Task A_lease_that_is_given_back_is_given_to_whoever_waits()
    {
        var lease = await Store.Leases.TakeAsync(Driven);
        var waiting = Task.Run(async () => await Store.Leases.TakeAsync(Driven));
        await lease.DisposeAsync();

        await using var second = await waiting;

        Assert.That(second.Signature, Is.EqualTo(Driven));
    }

    [Test]
    public async Task Leases_of_other_signatures_are_free()
    {
        await using var lease = await Store.Leases.TakeAsync(Driven);
        await using var sameButForCase = await Store.Leases.TakeAsync(Signature.Parse("Alice"));
        await using var other = await Store.Leases.TakeAsync(Signature.Parse("bob"));

        Assert.That((sameButForCase.Signature.Value, other.Signature.Value), Is.EqualTo(("Alice", "bob")));
    }

    [Test]
    public async Task Of_many_that_want_a_lease_at_once_one_has_it_at_a_time()
    {
        int drivers = 0;
        int most = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var lease = await TakePatientlyAsync();
                        most = Math.Max(most, Interlocked.Increment(ref drivers));
                        await Task.Yield();
                        Interlocked.Decrement(ref drivers);
                    })
                )
        );

        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task A_wait_for_a_lease_ends_when_it_is_canceled()
    {
        await using var lease = await Store.Leases.TakeAsync(Driven);
        using var ending = new CancellationTokenSource();
        var waiting = Store.Leases.TakeAsync(Driven, cancellationToken: ending.Token).AsTask();
        await ending.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_lease_that_is_given_back_twice_is_given_back_once()
    {
        var lease = await Store.Leases.TakeAsync(Driven);
        await lease.DisposeAsync();
        await using var next = await Store.Leases.TakeAsync(Driven);

        await lease.DisposeAsync();

        Assert.That(async () => await Store.Leases.TakeAsync(Driven, TimeSpan.Zero), Throws.TypeOf<LeaseException>());
    }

    [Test]
    public void Leases_of_nobody_are_refused() =>
        Assert.That(async () => await Store.Leases.TakeAsync(null!), Throws.ArgumentNullException);

    private async Task<ILease> TakePatientlyAsync()
    {
        while (true)
        {
            try
            {
                return await Store.Leases.TakeAsync(Driven);
            }
            catch (LeaseException)
            {
                // Seven others are before it; it asks again.
            }
        }
    }
}
