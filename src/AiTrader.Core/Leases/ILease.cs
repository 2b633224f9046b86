namespace AiTrader.Stores;

/// <summary>The right to drive one trader. Disposing gives it back.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>Whose lease it is.</summary>
    Signature Signature { get; }

    /// <summary>
    /// Cancelled when the lease is lost: it could not be renewed in time, and another runner may drive the trader now.
    /// </summary>
    CancellationToken Lost { get; }
}
