using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// A ledger was changed behind its back. Its account refuses to trade until the ledger is restored;
/// <c>aitrader ledger verify</c> tells where it was changed.
/// </summary>
public sealed class LedgerCorruptedException : Exception
{
    internal LedgerCorruptedException(Signature signature, LedgerDamage damage, Exception? inner = null)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Ledger of {signature} was changed behind its back at entry {damage.Sequence}: "
                    + $"{damage.Description}. It refuses to trade; run 'aitrader ledger verify' and restore it."
            ),
            inner
        )
    {
        Signature = signature;
        Damage = damage;
    }

    /// <summary>Whose ledger.</summary>
    public Signature Signature { get; }

    /// <summary>Where and what.</summary>
    public LedgerDamage Damage { get; }
}
