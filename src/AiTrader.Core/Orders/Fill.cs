namespace AiTrader;

/// <summary>An executed order: its price, quantity and fee.</summary>
public sealed record Fill
{
    /// <summary>Creates a fill.</summary>
    /// <param name="order">The order that was executed.</param>
    /// <param name="price">The amount for one unit, slippage included.</param>
    /// <param name="quantity">The number of units; more than zero.</param>
    /// <param name="fee">The fee of the execution; zero or more.</param>
    public Fill(Order order, Price price, Quantity quantity, Money fee)
    {
        ArgumentNullException.ThrowIfNull(order);
        Order = order;
        Price = price;
        Quantity = quantity;
        Fee = fee;
    }

    /// <summary>The order that was executed.</summary>
    public Order Order { get; }

    /// <summary>The amount for one unit, slippage included.</summary>
    public Price Price { get; }

    /// <summary>The number of units; more than zero.</summary>
    public Quantity Quantity { get; }

    /// <summary>The fee of the execution; zero or more.</summary>
    public Money Fee { get; }

    /// <summary>Price times quantity, without the fee.</summary>
    public Money Notional => Price * Quantity;

    /// <summary><c>buy 10 NVDA at 187.25, fee 0.5</c>.</summary>
    public override string ToString() => $"{Order} at {Price}{(Fee == Money.Zero ? "" : $", fee {Fee}")}";
}
