using System.Globalization;

namespace AiTrader;

/// <summary>
/// Decimals as plain text: invariant, no exponent, no trailing zeros. <c>7156.00</c> is written <c>7156</c>.
/// </summary>
internal static class PlainDecimal
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Dividing by 1 with 28 decimals makes decimal choose the smallest scale.
    private const decimal One = 1.0000000000000000000000000000m;

    public static decimal Normalize(decimal value) => value / One;

    public static string Format(decimal value) => Normalize(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Format(decimal)"/>, or in one of .NET's formats of numbers.</summary>
    public static string Format(decimal value, string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format) ? Format(value) : value.ToString(format, provider);

    public static bool TryFormat(
        decimal value,
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) =>
        format.IsEmpty
            ? Normalize(value).TryFormat(destination, out charsWritten, format, CultureInfo.InvariantCulture)
            : value.TryFormat(destination, out charsWritten, format, provider);

    /// <summary>
    /// Reads plain text; false where it is another form, or a value that a decimal would round: nothing changes
    /// silently.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value) && IsExact(text, value);

    // The digits, without the zeros before and after them, are those of the value.
    private static bool IsExact(ReadOnlySpan<char> text, decimal value)
    {
        Span<char> written = stackalloc char[32];
        _ = Normalize(value).TryFormat(written, out int length, default, CultureInfo.InvariantCulture);
        return Digits(text).SequenceEqual(Digits(written[..length]));
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        var digits = text.TrimStart("+-").TrimStart('0');
        return digits.Contains('.') ? digits.TrimEnd('0').TrimEnd('.') : digits;
    }
}
