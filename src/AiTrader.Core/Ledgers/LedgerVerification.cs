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

    /// <summary>Whether the ledger is intact.</summary>
    public bool IsIntact => Damage is null;
}
