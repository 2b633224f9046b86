namespace AiTrader.Stores;

/// <summary>
/// A ledger was asked for what it cannot do; nothing was changed. A mistake of the program or its set-up.
/// </summary>
public sealed class LedgerException : Exception
{
    internal LedgerException(Signature signature, string message)
        : base($"Ledger of {signature}: {message}") => Signature = signature;

    /// <summary>Whose ledger.</summary>
    public Signature Signature { get; }
}
