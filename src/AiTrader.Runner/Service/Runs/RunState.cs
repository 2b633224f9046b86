using System.Text.Json.Serialization;

namespace AiTrader.Runner.Service.Runs;

/// <summary>How far a run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
internal enum RunState
{
    /// <summary>It waits, or its sessions are being run.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Every session of it is completed.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>A user has canceled it, between two acts.</summary>
    [JsonStringEnumMemberName("canceled")]
    Canceled,

    /// <summary>It cannot be run; its reason says why.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>A session faulted, and was run again in vain. Asked for again, the run continues there.</summary>
    [JsonStringEnumMemberName("faulted")]
    Faulted,
}
