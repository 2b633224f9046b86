namespace AiTrader.Stores;

/// <summary>
/// A trader cannot be driven here, because another runner drives it or may do so. What is done is kept; run it again.
/// </summary>
public sealed class LeaseException : Exception
{
    /// <summary>Says why a trader cannot be driven here.</summary>
    /// <param name="signature">Whose lease it is.</param>
    /// <param name="message">Why, and who drives it where that is known.</param>
    public LeaseException(Signature signature, string message)
        : base(message) => Signature = signature;

    /// <summary>Whose lease it is.</summary>
    public Signature Signature { get; }

    /// <summary>Somebody else has it.</summary>
    internal static LeaseException Held(Signature signature, string holder) =>
        new(
            signature,
            $"{signature} is driven by {holder}. Two runners never drive one trader: wait until it is done, or end it."
        );

    /// <summary>It was lost.</summary>
    internal static LeaseException Lost(Signature signature) =>
        new(signature, $"The lease of {signature} could not be renewed in time, and another runner may drive it now.");
}
