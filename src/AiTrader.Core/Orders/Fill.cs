using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>An execution of an order, or of a part of it: its price, quantity and fee.</summary>
[JsonConverter(typeof(FillJsonConverter))]
public sealed record Fill
{
    /// <summary>Creates a fill.</summary>
    /// <param name="order">The order that was executed.</param>
    /// <param name="price">The amount for one unit, slippage included.</param>
    /// <param name="quantity">The number of units; more than zero.</param>
    /// <param name="fee">The fee of the execution; zero or more.</param>
    /// <exception cref="ArgumentException"><paramref name="price"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero, or <paramref name="fee"/> is
    /// negative.</exception>
    public Fill(Order order, Price price, Quantity quantity, Money fee)
        : this(order, quantity, price, fee)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity.Value, nameof(quantity));

        // Not ThrowIfNegative, which refuses the zero of -0.0 as well.
        ArgumentOutOfRangeException.ThrowIfLessThan(fee.Value, 0, nameof(fee));
    }

    private Fill(Order order, Quantity quantity, Price price, Money fee)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (price == default)
        {
            throw new ArgumentException("default(Price) is not a price.", nameof(price));
        }

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

    /// <summary>
    /// A fill as a ledger or another system has it, for an audit to judge: it may have no units, and a fee that is
    /// negative.
    /// </summary>
    internal static Fill FromRecord(Order order, Price price, Quantity quantity, Money fee) =>
        new(order, quantity, price, fee);

    /// <summary>Price times quantity, without the fee.</summary>
    public Money Notional => Price * Quantity;

    /// <summary>
    /// <c>buy 10 NVDA at 187.25, fee 0.5</c>; of a part, <c>4 of buy 10 NVDA limit 190 day at 187.25</c>.
    /// </summary>
    public override string ToString() =>
        $"{(Quantity.Value == Order.Quantity ? "" : $"{Quantity} of ")}{Order} at {Price}"
        + (Fee == Money.Zero ? "" : $", fee {Fee}");
}
