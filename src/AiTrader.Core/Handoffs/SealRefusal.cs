namespace AiTrader.Handoffs;

/// <summary>
/// Why a sealed context is refused: for the host's log. A caller is told the same, whichever it is.
/// </summary>
public enum SealRefusal
{
    /// <summary>There is no token.</summary>
    Missing = 1,

    /// <summary>It is longer than any token is.</summary>
    Oversized = 2,

    /// <summary>It is shorter than it says.</summary>
    Truncated = 3,

    /// <summary>
    /// It is not written as tokens are: other characters, another encoding of the same bytes, more than it says,
    /// another version.
    /// </summary>
    Malformed = 4,

    /// <summary>It names a key that is not known here.</summary>
    UnknownKey = 5,

    /// <summary>It is not what the key's owner sealed: forged, or altered; which of the two, nobody can tell.</summary>
    Forged = 6,

    /// <summary>It is sealed later than it is here.</summary>
    NotYetValid = 7,

    /// <summary>Its time is over.</summary>
    Expired = 8,

    /// <summary>It is valid for longer than is accepted here.</summary>
    LivesTooLong = 9,

    /// <summary>It is meant for another audience.</summary>
    WrongAudience = 10,
}
