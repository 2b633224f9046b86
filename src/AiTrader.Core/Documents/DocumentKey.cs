using System.Buffers;

namespace AiTrader.Stores;

/// <summary>What a document is, and which of its kind: <c>user</c>, <c>ada</c>.</summary>
public sealed record DocumentKey
{
    /// <summary>The most characters of a kind.</summary>
    public const int LongestKind = 40;

    /// <summary>The most characters of an id.</summary>
    public const int LongestId = 400;

    private static readonly SearchValues<char> OfKinds = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    /// <summary>Creates a key.</summary>
    /// <param name="kind">Lowercase letters and hyphens; 1 to 40.</param>
    /// <param name="id">Any text without control characters and halves of surrogate pairs; 1 to 400 characters.</param>
    /// <exception cref="ArgumentException">One of them is not allowed.</exception>
    public DocumentKey(string kind, string id)
    {
        Kind = RequireKind(kind);
        Id = RequireId(id);
    }

    /// <summary>The kind, for example <c>user</c>.</summary>
    public string Kind { get; }

    /// <summary>The id, which no other document of the kind has.</summary>
    public string Id { get; }

    /// <summary><c>user/ada</c></summary>
    public override string ToString() => $"{Kind}/{Id}";

    /// <summary>Whether a text is a kind.</summary>
    internal static bool IsKind(string text) =>
        text.Length is >= 1 and <= LongestKind && !text.AsSpan().ContainsAnyExcept(OfKinds);

    /// <summary>Checks a kind.</summary>
    /// <exception cref="ArgumentException">It is not allowed.</exception>
    internal static string RequireKind(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return IsKind(kind)
            ? kind
            : throw new ArgumentException(
                $"{MessageText.Quote(kind)} is refused; allowed: 1 to {LongestKind} lowercase letters and hyphens.",
                nameof(kind)
            );
    }

    private static string RequireId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is >= 1 and <= LongestId && !id.Any(char.IsControl) && MessageText.WellFormed(id) == id
            ? id
            : throw new ArgumentException(
                $"{MessageText.Quote(id)} is refused; allowed: 1 to {LongestId} characters without control characters.",
                nameof(id)
            );
    }
}
