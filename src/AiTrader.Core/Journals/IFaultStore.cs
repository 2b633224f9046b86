namespace AiTrader.Stores;

/// <summary>
/// The faults of sessions. They are stored next to the ledger, not in it: the ledger of a session that faulted and was
/// run again is identical to the ledger of an undisturbed one. Safe to call concurrently.
/// </summary>
public interface IFaultStore
{
    /// <summary>
    /// Stores a fault. A later read returns an equal one, except for the attempt, which the store counts.
    /// </summary>
    ValueTask AppendAsync(SessionFault fault, CancellationToken cancellationToken = default);

    /// <summary>
    /// The faults of a signature's sessions, in order, including those of sessions that were completed later.
    /// </summary>
    /// <exception cref="StoreCorruptedException">The faults were changed behind the store's back.</exception>
    ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    );
}
