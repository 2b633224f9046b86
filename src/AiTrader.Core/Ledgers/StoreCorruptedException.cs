using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// A part of a store was changed from outside. A ledger that was changed refuses to trade until it is restored;
/// <c>aitrader ledger verify</c> reports where it was changed.
/// </summary>
public sealed class StoreCorruptedException : Exception
{
    /// <summary>Says that a ledger was changed, and where.</summary>
    /// <param name="signature">The signature of the ledger.</param>
    /// <param name="damage">The place and the kind of the change.</param>
    /// <param name="innerException">What was found; null if nothing more is known.</param>
    public StoreCorruptedException(Signature signature, LedgerDamage damage, Exception? innerException = null)
        : base(MessageOf(signature, damage), innerException)
    {
        Signature = signature;
        Damage = damage;
    }

    /// <summary>Says that a part of the store other than a ledger was changed.</summary>
    /// <param name="signature">Whose part; null if it is nobody's.</param>
    /// <param name="message">What was changed.</param>
    /// <param name="innerException">What was found; null if nothing more is known.</param>
    public StoreCorruptedException(Signature? signature, string message, Exception? innerException = null)
        : base(NotNull.Require(message), innerException) => Signature = signature;

    /// <summary>Whose part; null if it is nobody's.</summary>
    public Signature? Signature { get; }

    /// <summary>Where a ledger was changed; null if it is another part.</summary>
    public LedgerDamage? Damage { get; }

    private static string MessageOf(Signature signature, LedgerDamage damage)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(damage);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger of {signature} was changed from outside at entry {damage.Sequence}: {damage.Description}. "
                + $"It refuses to trade; run 'aitrader ledger verify' and restore it."
        );
    }
}
