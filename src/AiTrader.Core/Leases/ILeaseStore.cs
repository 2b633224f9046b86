namespace AiTrader.Stores;

/// <summary>Makes sure that one runner at a time drives a trader, on any process and machine.</summary>
public interface ILeaseStore
{
    /// <summary>
    /// Takes the lease of a signature. Where another runner has it, waits for a bounded time: longer than the lease
    /// of a runner that died lasts.
    /// </summary>
    /// <param name="signature">The signature of the trader.</param>
    /// <param name="wait">How long to wait, zero for not at all; null for as long as the store's options say.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="LeaseException">
    /// Another runner has the lease and keeps it. The message names the runner.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    ValueTask<ILease> TakeAsync(
        Signature signature,
        TimeSpan? wait = null,
        CancellationToken cancellationToken = default
    );
}
