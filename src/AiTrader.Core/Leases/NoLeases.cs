namespace AiTrader.Stores;

/// <summary>For stores that one process alone uses: whoever asks has the lease, and it is never lost.</summary>
public sealed class NoLeases : ILeaseStore
{
    /// <inheritdoc/>
    public ValueTask<ILease> TakeAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ILease>(new Unlimited(signature));
    }

    private sealed class Unlimited(Signature signature) : ILease
    {
        public Signature Signature => signature;

        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
