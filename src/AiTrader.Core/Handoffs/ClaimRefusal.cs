namespace AiTrader.Handoffs;

/// <summary>Why a claim is refused.</summary>
public enum ClaimRefusal
{
    /// <summary>
    /// Nothing is kept under the ticket: it was never offered here, was withdrawn, or has expired and is forgotten.
    /// </summary>
    Unknown = 1,

    /// <summary>It has expired.</summary>
    Expired = 2,

    /// <summary>It is for another handoff, or what is kept under it is for another model.</summary>
    Foreign = 3,
}
