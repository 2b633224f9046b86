namespace AiTrader.Stores;

/// <summary>
/// Why sessions broke. It stands beside the ledger, not in it: the ledger of a session that broke and was run again is
/// that of an undisturbed one. Safe to call concurrently.
/// </summary>
public interface IFaultStore
{
    /// <summary>
    /// Keeps why a session broke. What is read later is equal to it, but for the attempt, which the store counts.
    /// </summary>
    ValueTask AppendAsync(SessionFault fault, CancellationToken cancellationToken = default);

    /// <summary>
    /// How a signature's sessions broke, in the order in which they did; those that were run again and completed since
    /// too.
    /// </summary>
    /// <exception cref="StoreCorruptedException">The faults were changed behind the store's back.</exception>
    ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    );
}
