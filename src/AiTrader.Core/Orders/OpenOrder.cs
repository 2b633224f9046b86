using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>An order that rests: what of it is still open, and what it reserves.</summary>
[JsonConverter(typeof(OpenOrderJsonConverter))]
public sealed record OpenOrder
{
    /// <summary>Creates an open order, for example for a substituted desk in a test.</summary>
    /// <param name="order">The order.</param>
    /// <param name="number">The sequence of the ledger's entry with which it began to rest; positive.</param>
    /// <param name="acceptedAt">When it began to rest.</param>
    /// <param name="openQuantity">How many units are still open; more than zero.</param>
    /// <param name="reservedCash">What it reserves of the cash; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public OpenOrder(Order order, long number, TradingTime acceptedAt, Quantity openQuantity, Money reservedCash)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(openQuantity.Value, nameof(openQuantity));
        ArgumentOutOfRangeException.ThrowIfLessThan(reservedCash.Value, 0, nameof(reservedCash));
        Order = order;
        Number = number;
        AcceptedAt = acceptedAt;
        OpenQuantity = openQuantity;
        ReservedCash = reservedCash;
    }

    /// <summary>The order.</summary>
    public Order Order { get; }

    /// <summary>Its id, with which it can be canceled.</summary>
    public ClientOrderId Id => Order.Id;

    /// <summary>
    /// The sequence of the ledger's entry with which it began to rest; of two orders, the lower one comes first.
    /// </summary>
    public long Number { get; }

    /// <summary>When it began to rest.</summary>
    public TradingTime AcceptedAt { get; }

    /// <summary>How many units are still open; more than zero.</summary>
    public Quantity OpenQuantity { get; init; }

    /// <summary>What it reserves of the cash, its fee included; zero for a sell.</summary>
    public Money ReservedCash { get; init; }

    /// <summary>
    /// What it reserves of the holding: for a sell its open units, rounded up to the decimals of the account; for a buy
    /// zero. Default: as if the account rounded nothing.
    /// </summary>
    public Quantity ReservedQuantity
    {
        get =>
            Order.Side == OrderSide.Sell
                ? new(field.Value > OpenQuantity.Value ? field.Value : OpenQuantity.Value)
                : Quantity.Zero;
        // Two orders with the same open units and the same reserved ones are equal.
        init => field = Order.Side == OrderSide.Sell && value.Value > OpenQuantity.Value ? value : Quantity.Zero;
    }

    /// <summary>How many of its units were executed.</summary>
    public Quantity FilledQuantity => new(Order.Quantity - OpenQuantity.Value);

    /// <summary>What those executions came to, without fees. Default: zero.</summary>
    public Money FilledNotional { get; init; }

    /// <summary>The fees of those executions. Default: zero.</summary>
    public Money PaidFees { get; init; }

    /// <summary>
    /// Whether its stop was reached: then a stop order is a market order, and a stop-limit order a limit order.
    /// Default: false.
    /// </summary>
    public bool IsTriggered { get; init; }

    /// <summary>
    /// The stamp of the bar in which it was last executed, or in which its stop was reached after the open; it is not
    /// asked again within that bar. Null if there is none. Default: null.
    /// </summary>
    public TradingTime? LastBar { get; init; }

    /// <summary>Whether it waits for its owner's approval, and is not asked before. Default: false.</summary>
    public bool AwaitsApproval { get; init; }

    /// <summary>
    /// Whether it waited for its owner's approval and has it. An order that waits, or waited, expires a day later than
    /// others. Default: false.
    /// </summary>
    public bool WasApproved { get; init; }

    /// <summary>
    /// <c>buy 10 NVDA limit 187.25 gtc</c>, or with what is open, <c>4 of sell 10 NVDA stop 170 day</c>.
    /// </summary>
    public override string ToString() =>
        OpenQuantity.Value == Order.Quantity ? Order.ToString() : $"{OpenQuantity} of {Order}";
}
