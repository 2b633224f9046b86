namespace AiTrader.Stores;

/// <summary>What a verification found.</summary>
/// <param name="Signature">Whose ledger.</param>
/// <param name="IntactEntryCount">How many entries, from the first on, are as they were appended.</param>
/// <param name="Damage">The first place where the ledger was changed behind its back; null where it is intact.</param>
public sealed record LedgerVerification(Signature Signature, long IntactEntryCount, LedgerDamage? Damage)
{
    /// <summary>Whether all is as it was appended.</summary>
    public bool IsIntact => Damage is null;
}
