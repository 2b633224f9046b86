using System.Text.Json.Serialization;

namespace AiTrader.Prices;

/// <summary>Whether the stamps of a price series are days or times within days.</summary>
[JsonConverter(typeof(EnumJsonConverter<Resolution>))]
public enum Resolution
{
    /// <summary>Each bar is a day.</summary>
    Daily = 1,

    /// <summary>Each bar is a part of a day.</summary>
    Intraday = 2,
}
