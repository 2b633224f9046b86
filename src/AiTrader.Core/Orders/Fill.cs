namespace AiTrader;

/// <summary>An executed order: at which price, how much, and for which fee.</summary>
/// <param name="Price">The amount for one unit, slippage included.</param>
/// <param name="Quantity">How many units; more than zero.</param>
/// <param name="Fee">What the execution cost on top; zero or more.</param>
public sealed record Fill(Price Price, Quantity Quantity, Money Fee)
{
    /// <summary>Price times quantity, without the fee.</summary>
    public Money Notional => Price * Quantity;
}
