using System.Text.Json.Serialization;

namespace AiTrader.Handoffs;

/// <summary>
/// Why a sealed context is refused. The reason is for the host's log; a caller gets the samefor every reason.
/// </summary>
[JsonConverter(typeof(EnumJsonConverter<SealRefusal>))]
public enum SealRefusal
{
    /// <summary>There is no token.</summary>
    Missing = 1,

    /// <summary>The token is longer than the maximum.</summary>
    Oversized = 2,

    /// <summary>The token is shorter than its own length field.</summary>
    Truncated = 3,

    /// <summary>
    /// The token does not have the form of a token: other characters, another encoding of the same bytes, bytes after
    /// the end, or another version.
    /// </summary>
    Malformed = 4,

    /// <summary>The key is unknown to this process.</summary>
    UnknownKey = 5,

    /// <summary>The HMAC is wrong: the token was forged or altered.</summary>
    Forged = 6,

    /// <summary>The token was sealed in the future of this machine's clock.</summary>
    NotYetValid = 7,

    /// <summary>The token has expired.</summary>
    Expired = 8,

    /// <summary>The lifetime of the token is longer than this process accepts.</summary>
    LivesTooLong = 9,

    /// <summary>The token is for another audience.</summary>
    WrongAudience = 10,
}
