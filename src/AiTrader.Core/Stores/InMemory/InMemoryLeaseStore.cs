using System.Collections.Concurrent;

namespace AiTrader.Stores;

/// <summary>Leases within one process: the users of the store take turns.</summary>
/// <param name="options">The holder of leases, and how long others wait.</param>
/// <param name="timeProvider">The wall clock.</param>
internal sealed class InMemoryLeaseStore(LeaseOptions options, TimeProvider timeProvider) : ILeaseStore
{
    private readonly ConcurrentDictionary<Signature, Lease> _taken = new();

    /// <inheritdoc/>
    public ValueTask<ILease> TakeAsync(
        Signature signature,
        TimeSpan? wait = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        return new LeaseWait(signature, wait ?? options.WaitOf(LeaseOptions.LocalWait), timeProvider).TakeAsync(
            () => ValueTask.FromResult<ILease?>(TryTake(signature)),
            () => ValueTask.FromResult<string?>(options.Holder),
            cancellationToken
        );
    }

    private Lease? TryTake(Signature signature)
    {
        var lease = new Lease(this, signature);
        return _taken.TryAdd(signature, lease) ? lease : null;
    }

    private sealed class Lease(InMemoryLeaseStore store, Signature signature) : ILease
    {
        public Signature Signature => signature;

        public CancellationToken Lost => CancellationToken.None;

        // Of the pair: a lease that is disposed of twice must not give back another one's.
        public ValueTask DisposeAsync()
        {
            store._taken.TryRemove(new KeyValuePair<Signature, Lease>(signature, this));
            return ValueTask.CompletedTask;
        }
    }
}
