namespace AiTrader.Stores;

/// <summary>
/// The requests of sessions to their models, with tokens and cost. They are stored next to the ledger, not in it: the
/// ledger of a session that asked its model again is identical to the ledger of an undisturbed one. Each is written as
/// soon as it has ended, so that it is counted after a kill too. Safe to call concurrently.
/// </summary>
public interface IRequestStore
{
    /// <summary>Stores a request. A later read returns an equal one.</summary>
    ValueTask AppendAsync(SessionRequest request, CancellationToken cancellationToken = default);

    /// <summary>The requests of a signature's sessions, in the order in which they were stored.</summary>
    /// <exception cref="StoreCorruptedException">The requests were changed from outside.</exception>
    ValueTask<IReadOnlyList<SessionRequest>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    );
}
