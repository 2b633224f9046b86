using System.Globalization;
using System.Text;

namespace AiTrader;

/// <summary>
/// Creates untrusted text safe to show and store. In a message it is quoted, control and non-ASCII characters are
/// escaped, and it is cut at 40 characters.
/// </summary>
internal static class SafeText
{
    private const int MaximumLength = 40;

    public static string Quote(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(MaximumLength + 16).Append('\'');
        foreach (char c in text[..Math.Min(text.Length, MaximumLength)])
        {
            if (c is >= ' ' and <= '~')
            {
                shown.Append(c);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }

        shown.Append(text.Length > MaximumLength ? "…'" : "'");
        return text.Length > MaximumLength
            ? shown.Append(CultureInfo.InvariantCulture, $" ({text.Length:N0} characters)").ToString()
            : shown.ToString();
    }

    /// <summary>
    /// The text with each half of a surrogate pair replaced by U+FFFD: Unicode that every store keeps unchanged.
    /// </summary>
    public static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static string Quote(string? text) => text is null ? "(absent)" : Quote(text.AsSpan());
}
