using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// An instruction to buy or sell, as it was asked. Its quantity can be zero, negative, fractional or too large to pay,
/// and its prices can be impossible; the rules deny such orders.
/// </summary>
[JsonConverter(typeof(OrderJsonConverter))]
public sealed record Order
{
    /// <summary>Creates an order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="side"/> is neither buy nor sell.</exception>
    public Order(ClientOrderId id, OrderSide side, Symbol symbol, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(symbol);
        Id = id;
        Side = side is OrderSide.Buy or OrderSide.Sell
            ? side
            : throw new ArgumentOutOfRangeException(nameof(side), side, "An order buys or sells.");
        Symbol = symbol;
        Quantity = quantity;
    }

    /// <summary>The key under which it is applied at most once.</summary>
    public ClientOrderId Id { get; }

    /// <summary>Whether it buys or sells.</summary>
    public OrderSide Side { get; }

    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; }

    /// <summary>The number of units that were asked for.</summary>
    public decimal Quantity { get; }

    /// <summary>
    /// At which price it is executed, and how long it rests. Default: <see cref="OrderTerms.Market"/>.
    /// </summary>
    public OrderTerms Terms
    {
        get;
        init => field = NotNull.Require(value);
    } = OrderTerms.Market;

    /// <summary>Whether it is executed at the price of the session, or not at all.</summary>
    public bool IsMarket => Terms.Type == OrderType.Market;

    /// <summary>An order to buy.</summary>
    public static Order Buy(ClientOrderId id, Symbol symbol, decimal quantity) =>
        new(id, OrderSide.Buy, symbol, quantity);

    /// <summary>An order to sell.</summary>
    public static Order Sell(ClientOrderId id, Symbol symbol, decimal quantity) =>
        new(id, OrderSide.Sell, symbol, quantity);

    /// <summary><c>buy 10 NVDA</c>, <c>sell 5 NVDA limit 190 gtc</c>.</summary>
    public override string ToString() =>
        $"{(Side == OrderSide.Buy ? "buy" : "sell")} {PlainDecimal.Format(Quantity)} {Symbol}"
        + (Terms == OrderTerms.Market ? "" : $" {Terms}");
}
