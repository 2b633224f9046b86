using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>How a session ended, or that it did not. A ledger records the first three.</summary>
[JsonConverter(typeof(EnumJsonConverter<SessionOutcome>))]
public enum SessionOutcome
{
    /// <summary>At least one order was filled.</summary>
    Traded = 1,

    /// <summary>No order was filled, and the decision maker said hold.</summary>
    Held = 2,

    /// <summary>No order was filled, and the decision maker did not say hold.</summary>
    Undecided = 3,

    /// <summary>A defect or an outage ended it, and it has not been completed since; run it again.</summary>
    Faulted = 4,

    /// <summary>It was to be and neither ended nor faulted: it never began, or was cut off.</summary>
    Missing = 5,
}
