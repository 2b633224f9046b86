namespace AiTrader.Stores;

/// <summary>Sees to it that one runner at a time drives a trader, whichever process or machine it is on.</summary>
public interface ILeaseStore
{
    /// <summary>
    /// Takes the lease of a signature. Where another runner has it, waits for a bounded time: longer than the lease
    /// of a runner that died lasts.
    /// </summary>
    /// <exception cref="LeaseException">Another runner has it and keeps it; says which.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<ILease> TakeAsync(Signature signature, CancellationToken cancellationToken = default);
}
