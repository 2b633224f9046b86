using System.Globalization;
using System.Text;

namespace AiTrader.Runner.Reports.Texts;

/// <summary>
/// What others have written (a model, a server), made visible: characters that a terminal acts upon, that turn the
/// direction of
/// reading or that cannot be seen become their names, as <c>U+202E</c> in brackets. Line breaks, tabs and letters of
/// any language stay.
/// </summary>
internal static class VisibleText
{
    /// <summary>The text with its line breaks.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSeen(rune))
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

    private static bool IsSeen(Rune rune) =>
        rune.Value is ' ' or '\n' or '\t'
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
