using System.Diagnostics.CodeAnalysis;

namespace AiTrader.Runner.Service.Users;

/// <summary>
/// The name of a user. 1-32 lowercase ASCII letters, digits and <c>-</c>, beginning with a letter or digit, so that no
/// two names look alike. It is safe in a key, a page and a log.
/// </summary>
internal sealed record UserName : IComparable<UserName>
{
    /// <summary>What is allowed, as the end of an error message.</summary>
    public const string Allowed = "1-32 lowercase ASCII letters, digits and -, beginning with a letter or digit";

    private const int LongestName = 32;

    private UserName(string value) => Value = value;

    /// <summary>The name as text.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is not a name; the message says what is allowed.</exception>
    public static UserName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"{MessageText.Quote(text)} is refused; allowed: {Allowed}.");

    /// <summary>Reads a name; false if the text is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out UserName? name)
    {
        name = IsName(text) ? new UserName(text.ToString()) : null;
        return name is not null;
    }

    /// <summary>Ordinal order.</summary>
    public int CompareTo(UserName? other) => string.CompareOrdinal(Value, other?.Value);

    /// <summary>The name as text.</summary>
    public override string ToString() => Value;

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestName || text[0] == '-')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
