namespace AiTrader.Stores;

/// <summary>An event that is to be told.</summary>
/// <param name="Kind">Lowercase letters and hyphens; 1 to 40.</param>
/// <param name="Content">The content, for example JSON; at most 100,000 characters, well-formed.</param>
public sealed record NewEvent(string Kind, string Content)
{
    /// <summary>The most characters of a content.</summary>
    public const int LongestContent = 100_000;

    /// <summary>Lowercase letters and hyphens; 1 to 40.</summary>
    /// <exception cref="ArgumentException">It is not allowed.</exception>
    public string Kind
    {
        get;
        init => field = DocumentKey.RequireKind(NotNull.Require(value));
    } = DocumentKey.RequireKind(NotNull.Require(Kind));

    /// <summary>The content, for example JSON; at most 100,000 characters, well-formed.</summary>
    /// <exception cref="ArgumentException">It is longer, or has half of a surrogate pair.</exception>
    public string Content
    {
        get;
        init => field = StoredContent.Require(NotNull.Require(value), LongestContent);
    } = StoredContent.Require(NotNull.Require(Content), LongestContent);

    /// <summary>
    /// The sequence of the ledger's entry that it tells. The store adds the event only if it is greater than every
    /// position of the signature that it has added, so that an entry is told once. Default: zero, it tells none and is
    /// always added.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Position
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
}
