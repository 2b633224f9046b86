using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>At which price an order is executed, and whether it waits for it.</summary>
[JsonConverter(typeof(EnumJsonConverter<OrderType>))]
public enum OrderType
{
    /// <summary>At the price of the session, or not at all.</summary>
    Market = 1,

    /// <summary>At a limit or better: a buy at most at it, a sell at least at it.</summary>
    Limit = 2,

    /// <summary>At the market once the price has reached a stop: a buy at or above it, a sell at or below it.</summary>
    Stop = 3,

    /// <summary>A limit order once the price has reached a stop.</summary>
    StopLimit = 4,
}
