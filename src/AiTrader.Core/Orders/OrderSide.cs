using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The direction of an order. There is no third side: holding is an act of the session, not an order.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<OrderSide>))]
public enum OrderSide
{
    /// <summary>Buy units for cash.</summary>
    Buy = 1,

    /// <summary>Sell units for cash.</summary>
    Sell = 2,
}
