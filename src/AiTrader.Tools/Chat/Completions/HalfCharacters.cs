using System.Globalization;
using System.Text;

namespace AiTrader.Tools;

/// <summary>
/// Replaces halves of characters in the text of JSON. A model that is stopped within an emoji leaves <c>\ud83d</c>
/// without its second half, which no reader of JSON takes as text; as everywhere in Unicode, U+FFFD stands for it.
/// </summary>
internal static class HalfCharacters
{
    private const string Replacement = "\\ufffd";

    // A backslash, u and four digits.
    private const int Length = 6;

    /// <summary>The same JSON with each half replaced; the text itself if there is none.</summary>
    public static string Replace(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);
        for (int place = 0; place < json.Length; )
        {
            int length = LengthAt(json, place);
            bool isHalf = length == Length && UnitAt(json, place) is { } unit && char.IsSurrogate(unit);
            text.Append(isHalf ? Replacement : json.AsSpan(place, length));
            place += length;
        }

        return text.ToString();
    }

    // How many characters belong together: both halves of a character, an escape, or one.
    private static int LengthAt(string json, int place)
    {
        if (json[place] != '\\')
        {
            return 1;
        }

        return UnitAt(json, place) is not { } first ? Math.Min(2, json.Length - place)
            : char.IsHighSurrogate(first) && UnitAt(json, place + Length) is { } second && char.IsLowSurrogate(second)
                ? 2 * Length
            : Length;
    }

    private static char? UnitAt(string json, int place) =>
        place + Length <= json.Length
        && json[place] == '\\'
        && json[place + 1] == 'u'
        && ushort.TryParse(
            json.AsSpan(place + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out ushort unit
        )
            ? (char)unit
            : null;
}
