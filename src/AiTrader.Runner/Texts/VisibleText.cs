using System.Globalization;
using System.Text;

namespace AiTrader.Runner.Texts;

/// <summary>
/// What others have written (a model, a server, a file), made visible for a document: characters that a terminal acts
/// on, that turn the direction of reading or that cannot be seen become their names, as <c>U+202E</c> in brackets. Line
/// breaks, tabs and letters of any language stay. Every form of text of this program builds on it.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with its line breaks.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune) || rune.Value is '\n' or '\t')
            {
                shown.Append(rune);
            }
            else if (rune.Value != '\r')
            {
                shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            }
        }

        return shown.ToString();
    }

    /// <summary>The text in one line.</summary>
    public static string OneLine(string text) =>
        Of(text).Replace("\n", " ", StringComparison.Ordinal).Replace('\t', ' ');

    /// <summary>The beginning of text, with an ellipsis where something is cut off.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters are kept.</param>
    public static string Cut(string text, int length) => text.Length > length ? $"{text[..length]}…" : text;

    /// <summary>Whether a reader sees a character, and sees it where it stands; a space counts as seen.</summary>
    public static bool IsVisible(Rune rune) =>
        rune.Value is ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
