namespace AiTrader.Stores;

/// <summary>The right to drive one trader. Dispose it to release it.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>The signature of the trader.</summary>
    Signature Signature { get; }

    /// <summary>
    /// Canceled when the lease is lost: it could not be renewed in time, and another runner can drive the trader now.
    /// </summary>
    CancellationToken Lost { get; }
}
