using System.Globalization;
using System.Text;

namespace AiTrader;

/// <summary>
/// Text of others (a model, a server, a file) in messages and on a terminal. It cannot move the cursor, add a line,
/// turn the direction of reading or hide: what cannot be seen is escaped, as <c>\u001b</c>. Half of a surrogate pair is
/// escaped too.
/// </summary>
internal static class MessageText
{
    private const int QuotedLength = 40;
    private const int FileLength = 1_000;

    /// <summary>
    /// A refused value in quotes, cut after 40 characters. What is not ASCII is escaped, so that a Cyrillic
    /// letter does not pass for a Latin one; <c>(absent)</c> for null.
    /// </summary>
    public static string Quote(string? text) => text is null ? "(absent)" : Quote(text.AsSpan());

    public static string Quote(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(QuotedLength + 16).Append('\'');
        foreach (char c in text[..Math.Min(text.Length, QuotedLength)])
        {
            if (c is >= ' ' and <= '~')
            {
                shown.Append(c);
            }
            else
            {
                Escape(shown, c);
            }
        }

        shown.Append(text.Length > QuotedLength ? "…'" : "'");
        return text.Length > QuotedLength
            ? shown.Append(CultureInfo.InvariantCulture, $" ({text.Length:N0} characters)").ToString()
            : shown.ToString();
    }

    /// <summary>The name of a file or folder in quotes: letters of all languages, up to 1,000 characters.</summary>
    public static string QuoteFile(string path) => $"'{OneLine(Cut(path, FileLength))}'";

    /// <summary>The first 40 characters in one line, without quotes: letters of all languages stay.</summary>
    public static string Of(string text) => OneLine(Cut(text, QuotedLength));

    /// <summary>All of the text in one line: its line breaks and tabs are escaped too.</summary>
    public static string OneLine(string text) => Escape(text, keepsLines: false);

    /// <summary>All of the text with its line breaks and tabs.</summary>
    public static string Lines(string text) => Escape(text.ReplaceLineEndings("\n"), keepsLines: true);

    /// <summary>The beginning of text, with an ellipsis if something is cut off; never half of a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The number of characters that are kept, as Unicode counts them; 1 or more.</param>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = 0;
        for (int kept = 0; kept < length && end < text.Length; kept++)
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end < text.Length ? $"{text.AsSpan(0, end)}…" : text;
    }

    /// <summary>
    /// The text with each half of a surrogate pair replaced by U+FFFD: Unicode that every store keeps unchanged.
    /// </summary>
    public static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Whether a reader sees a character where it is. Of the spaces, only the common one counts as seen.
    /// </summary>
    public static bool IsVisible(Rune rune) =>
        rune.Value == ' '
        || (
            !IsBlank(rune)
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.SpaceSeparator
                )
        );

    /// <summary>Whether a reader sees anything at all.</summary>
    public static bool HasVisible(string text) =>
        text.EnumerateRunes().Any(rune => rune.Value != ' ' && IsVisible(rune));

    // Letters, marks and symbols without a form. Source: Unicode, Default_Ignorable_Code_Point; and the blank pattern
    // of Braille.
    private static bool IsBlank(Rune rune) =>
        rune.Value
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or (>= 0x180B and <= 0x180F)
                or 0x2800
                or 0x3164
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFFA0
                or (>= 0xE0000 and <= 0xE0FFF);

    private static string Escape(string text, bool keepsLines)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; )
        {
            bool isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && (IsVisible(rune) || (keepsLines && rune.Value is '\n' or '\t')))
            {
                shown.Append(rune);
            }
            else
            {
                foreach (char c in text.AsSpan(i, length))
                {
                    Escape(shown, c);
                }
            }

            i += length;
        }

        return shown.ToString();
    }

    private static void Escape(StringBuilder shown, char c) =>
        shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
