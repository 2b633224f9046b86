namespace AiTrader.Stores;

/// <summary>
/// A ledger was asked for what it cannot do; nothing was changed. A mistake of the program or its set-up.
/// </summary>
public sealed class LedgerException : Exception
{
    /// <summary>Says what a ledger cannot do.</summary>
    /// <param name="signature">Whose ledger.</param>
    /// <param name="message">What it was asked for, and why it cannot.</param>
    public LedgerException(Signature signature, string message)
        : base($"Ledger of {signature}: {message}") => Signature = signature;

    /// <summary>Whose ledger.</summary>
    public Signature Signature { get; }
}
