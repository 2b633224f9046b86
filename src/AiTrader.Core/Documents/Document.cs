namespace AiTrader.Stores;

/// <summary>
/// What a program around the traders keeps beside their ledgers: a user, a run that was asked for. Its content is the
/// program's own; the store only knows its version.
/// </summary>
/// <param name="Key">The kind and the id.</param>
/// <param name="Content">The content, for example JSON; at most a million characters, well-formed.</param>
public sealed record Document(DocumentKey Key, string Content)
{
    /// <summary>The most characters of a content.</summary>
    public const int LongestContent = 1_000_000;

    /// <summary>The kind and the id.</summary>
    public DocumentKey Key
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Key);

    /// <summary>The content, for example JSON; at most a million characters, well-formed.</summary>
    /// <exception cref="ArgumentException">It is longer, or has half of a surrogate pair.</exception>
    public string Content
    {
        get;
        init => field = StoredContent.Require(NotNull.Require(value), LongestContent);
    } = StoredContent.Require(NotNull.Require(Content), LongestContent);

    /// <summary>
    /// The number of the write that made it, which no other write of its kind has, whatever was deleted meanwhile; zero
    /// for a document that the store does not have. A write states the version that it was made from. Default: zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Version
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
}
