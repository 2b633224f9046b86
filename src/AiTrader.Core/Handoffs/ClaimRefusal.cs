using System.Text.Json.Serialization;

namespace AiTrader.Handoffs;

/// <summary>Why a claim is refused.</summary>
[JsonConverter(typeof(EnumJsonConverter<ClaimRefusal>))]
public enum ClaimRefusal
{
    /// <summary>
    /// The store has no context for the ticket: it was never offered here, was withdrawn, or expired and was removed.
    /// </summary>
    Unknown = 1,

    /// <summary>It has expired.</summary>
    Expired = 2,

    /// <summary>It belongs to another handoff, or the stored context is for another model.</summary>
    Foreign = 3,
}
