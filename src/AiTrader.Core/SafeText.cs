using System.Globalization;
using System.Text;

namespace AiTrader;

/// <summary>Shows untrusted text in a message: quoted, control and non-ASCII characters escaped, cut at 40 characters.</summary>
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

    public static string Quote(string? text) => text is null ? "(absent)" : Quote(text.AsSpan());
}
