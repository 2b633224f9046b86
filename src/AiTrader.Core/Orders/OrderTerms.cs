using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// At which price an order is executed, and how long it rests, as it was asked: a price can be missing, zero or
/// negative, and the rules deny such an order.
/// <code>OrderTerms.Limit(187.25m, TimeInForce.Gtc)</code>
/// </summary>
[JsonConverter(typeof(OrderTermsJsonConverter))]
public sealed record OrderTerms
{
    /// <summary>At the price of the session, or not at all.</summary>
    public static OrderTerms Market { get; } = new();

    /// <summary>The type. Default: <see cref="OrderType.Market"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public OrderType Type
    {
        get;
        init =>
            field = Enum.IsDefined(value)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such order type.");
    } = OrderType.Market;

    /// <summary>
    /// The limit for one unit, in the market's currency: of <see cref="OrderType.Limit"/> and
    /// <see cref="OrderType.StopLimit"/>. Default: null, none.
    /// </summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>
    /// The stop for one unit, in the market's currency: of <see cref="OrderType.Stop"/> and
    /// <see cref="OrderType.StopLimit"/>. Default: null, none.
    /// </summary>
    public decimal? StopPrice { get; init; }

    /// <summary>
    /// How long it rests. It says nothing where the type is market. Default: <see cref="TimeInForce.Day"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public TimeInForce TimeInForce
    {
        get;
        init =>
            field = Enum.IsDefined(value)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such time in force.");
    } = TimeInForce.Day;

    /// <summary>
    /// Whether each price that the type needs is given and more than zero, and no other one is given.
    /// </summary>
    public bool HasValidPrices => Fits(LimitPrice, NeedsLimit) && Fits(StopPrice, NeedsStop);

    /// <summary>Whether the type has a limit.</summary>
    internal bool NeedsLimit => Type is OrderType.Limit or OrderType.StopLimit;

    /// <summary>Whether the type has a stop.</summary>
    internal bool NeedsStop => Type is OrderType.Stop or OrderType.StopLimit;

    /// <summary>The price for which an order that rests reserves: its limit, or else its stop.</summary>
    internal decimal? ReservePrice => LimitPrice ?? StopPrice;

    /// <summary>A limit order.</summary>
    /// <param name="price">The limit for one unit.</param>
    /// <param name="timeInForce">How long it rests.</param>
    public static OrderTerms Limit(decimal price, TimeInForce timeInForce = TimeInForce.Day) =>
        new()
        {
            Type = OrderType.Limit,
            LimitPrice = price,
            TimeInForce = timeInForce,
        };

    /// <summary>A stop order.</summary>
    /// <param name="price">The stop for one unit.</param>
    /// <param name="timeInForce">How long it rests.</param>
    public static OrderTerms Stop(decimal price, TimeInForce timeInForce = TimeInForce.Day) =>
        new()
        {
            Type = OrderType.Stop,
            StopPrice = price,
            TimeInForce = timeInForce,
        };

    /// <summary>A limit order that begins when a stop is reached.</summary>
    /// <param name="stop">The stop for one unit.</param>
    /// <param name="limit">The limit for one unit.</param>
    /// <param name="timeInForce">How long it rests.</param>
    public static OrderTerms StopLimit(decimal stop, decimal limit, TimeInForce timeInForce = TimeInForce.Day) =>
        new()
        {
            Type = OrderType.StopLimit,
            StopPrice = stop,
            LimitPrice = limit,
            TimeInForce = timeInForce,
        };

    /// <summary><c>market</c>, <c>limit 187.25 day</c>, <c>stop 190 limit 191 gtc</c>.</summary>
    public override string ToString()
    {
        string stop = StopPrice is { } s ? $"stop {PlainDecimal.Format(s)} " : "";
        string limit = LimitPrice is { } l ? $"limit {PlainDecimal.Format(l)} " : "";
        string prices = stop + limit;
        return Type == OrderType.Market
            ? $"{prices}market"
            : $"{(prices.Length == 0 ? $"{EnumName.Of(Type)} " : prices)}"
                + (TimeInForce == TimeInForce.Day ? "day" : "gtc");
    }

    private static bool Fits(decimal? price, bool isNeeded) => isNeeded ? price > 0 : price is null;
}
