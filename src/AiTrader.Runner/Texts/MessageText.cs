using System.Globalization;
using System.Text;

namespace AiTrader.Runner.Texts;

/// <summary>
/// Text in messages and on a terminal. What others have written in it cannot move the cursor, break a line or turn the
/// direction of reading: what is not visible is escaped, as <c>\u001b</c>.
/// </summary>
internal static class MessageText
{
    private const int QuotedLength = 60;

    /// <summary>The text in one line: its line breaks and tabs are escaped too.</summary>
    public static string OneLine(string text) => Escape(text, keepsLines: false);

    /// <summary>The text with its line breaks and tabs.</summary>
    public static string Lines(string text) => Escape(text.ReplaceLineEndings("\n"), keepsLines: true);

    /// <summary>A value in quotes, in one line, cut where it is long; <c>(absent)</c> for null.</summary>
    public static string Quote(string? text) => text is null ? "(absent)" : $"'{OneLine(Cut(text))}'";

    /// <summary>The beginning of a value, as long as a message has room for.</summary>
    public static string Cut(string text) => VisibleText.Cut(text, QuotedLength);

    private static bool IsBreak(Rune rune) => rune.Value is '\n' or '\t';

    private static string Escape(string text, bool keepsLines)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; )
        {
            bool isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && (VisibleText.IsVisible(rune) || (keepsLines && IsBreak(rune))))
            {
                shown.Append(rune);
            }
            else
            {
                foreach (char c in text.AsSpan(i, length))
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                }
            }

            i += length;
        }

        return shown.ToString();
    }
}
