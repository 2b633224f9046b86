namespace AiTrader.Stores;

/// <summary>What documents and events can contain: text that every store gives back as it was.</summary>
internal static class StoredContent
{
    /// <summary>Checks a content.</summary>
    /// <exception cref="ArgumentException">It is longer than allowed, or has half of a surrogate pair.</exception>
    public static string Require(string content, int longest) =>
        content.Length <= longest && MessageText.WellFormed(content) == content
            ? content
            : throw new ArgumentException(
                $"A content of {content.Length} characters is refused; allowed: {longest}, well-formed.",
                nameof(content)
            );
}
