using System.Text.Json.Serialization;

namespace AiTrader.Audits;

/// <summary>The kind of a recorded decision.</summary>
[JsonConverter(typeof(EnumJsonConverter<RecordedAction>))]
public enum RecordedAction
{
    /// <summary>Buy a quantity of a symbol.</summary>
    Buy = 1,

    /// <summary>Sell a quantity of a symbol.</summary>
    Sell = 2,

    /// <summary>Hold.</summary>
    Hold = 3,

    /// <summary>Cancel what is open of an earlier order.</summary>
    Cancel = 4,
}
