namespace AiTrader.Stores;

/// <summary>Where a ledger was changed behind its back.</summary>
/// <param name="Sequence">The sequence number of the first entry that is changed, missing or too many.</param>
/// <param name="Description">What is wrong with it, in words.</param>
public sealed record LedgerDamage(long Sequence, string Description);
