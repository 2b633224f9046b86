using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>How a request to a model ended.</summary>
[JsonConverter(typeof(EnumJsonConverter<RequestOutcome>))]
public enum RequestOutcome
{
    /// <summary>The model replied.</summary>
    Replied = 1,

    /// <summary>It failed, and the request was repeated.</summary>
    Retried = 2,

    /// <summary>It failed, and the session ended with it.</summary>
    Failed = 3,
}
