using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>How long an order rests that is not executed at once.</summary>
[JsonConverter(typeof(EnumJsonConverter<TimeInForce>))]
public enum TimeInForce
{
    /// <summary>To the end of its day on the market's clock; then it expires.</summary>
    Day = 1,

    /// <summary>Good till canceled: until it is filled or canceled.</summary>
    Gtc = 2,
}
