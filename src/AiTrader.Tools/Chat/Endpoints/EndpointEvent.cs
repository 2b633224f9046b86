using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>An event of a stream.</summary>
/// <param name="Kind">Its type; <c>message</c> if the endpoint does not say.</param>
/// <param name="Data">Its data.</param>
internal readonly record struct EndpointEvent(string Kind, JsonElement Data)
{
    /// <summary>The data of the last event of a chat completion.</summary>
    public const string DoneData = "[DONE]";

    /// <summary>The last event of a chat completion.</summary>
    public static EndpointEvent Done { get; } = new("done", default);

    /// <summary>Whether it is the last one.</summary>
    public bool IsDone => Data.ValueKind == JsonValueKind.Undefined;
}
