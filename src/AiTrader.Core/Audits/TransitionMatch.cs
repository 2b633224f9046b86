namespace AiTrader.Audits;

/// <summary>Whether a state follows from another by an act.</summary>
internal enum TransitionMatch
{
    /// <summary>It does not.</summary>
    No = 1,

    /// <summary>It does, computed exactly.</summary>
    Exactly = 2,

    /// <summary>It does in binary64, and the exact decimal rounds to another value.</summary>
    AsBinary = 3,
}
