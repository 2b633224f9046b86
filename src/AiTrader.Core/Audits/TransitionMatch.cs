namespace AiTrader.Audits;

/// <summary>Whether a state follows from another by an act.</summary>
internal enum TransitionMatch
{
    /// <summary>It does not.</summary>
    No = 1,

    /// <summary>It does, computed exactly.</summary>
    Exactly = 2,

    /// <summary>It does as binary64 computes it, and exact decimal would have been rounded otherwise.</summary>
    AsBinary = 3,
}
