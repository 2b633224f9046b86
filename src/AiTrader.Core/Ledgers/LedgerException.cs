namespace AiTrader.Stores;

/// <summary>
/// A ledger cannot do what was asked. Nothing was changed. This is a mistake in the program or its set-up.
/// </summary>
public sealed class LedgerException : Exception
{
    /// <summary>Says what a ledger cannot do.</summary>
    /// <param name="signature">The signature of the ledger.</param>
    /// <param name="message">What it was asked for, and why it cannot.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LedgerException(Signature signature, string message, Exception? innerException = null)
        : base($"Ledger of {NotNull.Require(signature)}: {NotNull.Require(message)}", innerException) =>
        Signature = signature;

    /// <summary>The signature of the ledger.</summary>
    public Signature Signature { get; }
}
