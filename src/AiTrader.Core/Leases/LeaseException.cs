namespace AiTrader.Stores;

/// <summary>
/// This process cannot drive a trader, because another runner drives it or can drive it. The results so far are kept;
/// run it again.
/// </summary>
public sealed class LeaseException : Exception
{
    /// <summary>Creates the exception with a reason.</summary>
    /// <param name="signature">The signature of the trader.</param>
    /// <param name="message">The reason, and the runner that drives the trader, if it is known.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LeaseException(Signature signature, string message, Exception? innerException = null)
        : base(NotNull.Require(message), innerException) => Signature = NotNull.Require(signature);

    /// <summary>The signature of the trader.</summary>
    public Signature Signature { get; }

    /// <summary>Another runner has the lease.</summary>
    internal static LeaseException Held(Signature signature, string holder) =>
        new(
            signature,
            $"{signature} is driven by {holder}. Two runners never drive one trader: wait until it is done, or end it."
        );

    /// <summary>The lease was lost.</summary>
    internal static LeaseException Lost(Signature signature) =>
        new(signature, $"The lease of {signature} could not be renewed in time, and another runner may drive it now.");
}
