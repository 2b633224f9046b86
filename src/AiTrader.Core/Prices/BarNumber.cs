using System.Globalization;

namespace AiTrader.Prices;

/// <summary>
/// Numbers of a bar. A plain number of up to 18 digits, as in <c>256.5150</c>, is read by its digits; anything else (an
/// exponent, more digits) is read by <see cref="decimal"/>, whose general parser would dominate the cost of reading a
/// file.
/// </summary>
internal static class BarNumber
{
    private const int MaximumDigits = 18;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        if (text.Length is 0 or > MaximumDigits)
        {
            return TryParseSlowly(text, out value);
        }

        long digits = 0;
        int scale = 0;
        bool fraction = false;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits = (digits * 10) + (c - '0');
                scale += fraction ? 1 : 0;
            }
            else if (c == '.' && !fraction && text.Length > 1)
            {
                fraction = true;
            }
            else
            {
                return TryParseSlowly(text, out value);
            }
        }

        value = new decimal(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, (byte)scale);
        return true;
    }

    /// <summary>What is probably wrong with a number that is refused, as the end of a message; empty if that is not
    /// known.</summary>
    public static string Hint(ReadOnlySpan<char> text) =>
        text.Contains(',') ? ": it has a thousands separator or a decimal comma; write 1000.50" : "";

    // The framework's parser ignores zero characters at the end.
    private static bool TryParseSlowly(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        return !text.Contains('\0')
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out value
            );
    }
}
