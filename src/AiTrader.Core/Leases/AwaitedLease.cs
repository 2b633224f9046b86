namespace AiTrader.Stores;

/// <summary>Takes a lease, and says so if another runner has to be waited for.</summary>
internal static class AwaitedLease
{
    /// <summary>Takes the lease of a signature.</summary>
    /// <param name="leases">The leases.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="wait">How long to wait; null for as long as the store says.</param>
    /// <param name="waiting">Receives, before the wait, who has the lease.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="LeaseException">Another runner keeps it.</exception>
    public static async ValueTask<ILease> TakeAsync(
        ILeaseStore leases,
        Signature signature,
        TimeSpan? wait,
        Action<string> waiting,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await leases.TakeAsync(signature, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
        catch (LeaseException held) when (wait != TimeSpan.Zero)
        {
            waiting(held.Message);
        }

        return await leases.TakeAsync(signature, wait, cancellationToken).ConfigureAwait(false);
    }
}
