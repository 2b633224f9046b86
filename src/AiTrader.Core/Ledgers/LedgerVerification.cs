namespace AiTrader.Stores;

/// <summary>The result of a verification.</summary>
/// <param name="Signature">The signature of the ledger.</param>
/// <param name="IntactEntryCount">The number of intact entries, counted from the first one.</param>
/// <param name="Damage">The first place where the ledger was changed from outside; null if it is intact.</param>
public sealed record LedgerVerification(Signature Signature, long IntactEntryCount, LedgerDamage? Damage)
{
    /// <summary>The signature of the ledger.</summary>
    public Signature Signature
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Signature);

    /// <summary>
    /// The hash of the last entry of an intact ledger, in lower-case hexadecimal digits; null if the ledger is damaged,
    /// is empty, or its store keeps no hashes. Default: null.
    /// </summary>
    public string? Head { get; init; }

    /// <summary>Whether the ledger is intact.</summary>
    public bool IsIntact => Damage is null;
}
