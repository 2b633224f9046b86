using System.Globalization;
using System.Text;

namespace AiTrader.Tools;

/// <summary>
/// Text of a model, as it is shown in advice and records: at most 40 characters, without terminal controls, direction
/// marks and invisible characters. Letters of all languages stay.
/// </summary>
internal static class ShownText
{
    private const int MaximumLength = 40;

    public static string Of(string text)
    {
        var shown = new StringBuilder();
        int length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++length > MaximumLength)
            {
                return shown.Append('…').ToString();
            }

            if (IsSeen(rune))
            {
                shown.Append(rune);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return shown.ToString();
    }

    private static bool IsSeen(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );
}
