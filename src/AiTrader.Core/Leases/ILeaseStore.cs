namespace AiTrader.Stores;

/// <summary>Makes sure that one runner at a time drives a trader, on any process and machine.</summary>
public interface ILeaseStore
{
    /// <summary>
    /// Takes the lease of a signature. Where another runner has it, waits for a bounded time: longer than the lease
    /// of a runner that died lasts.
    /// </summary>
    /// <exception cref="LeaseException">
    /// Another runner has the lease and keeps it. The message names the runner.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    ValueTask<ILease> TakeAsync(Signature signature, CancellationToken cancellationToken = default);
}
