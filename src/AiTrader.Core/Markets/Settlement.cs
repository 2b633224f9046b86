using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>When bought units can be sold.</summary>
[JsonConverter(typeof(EnumJsonConverter<Settlement>))]
public enum Settlement
{
    /// <summary>Immediately (T+0).</summary>
    SameDay = 1,

    /// <summary>From the next calendar day (T+1).</summary>
    NextDay = 2,
}
