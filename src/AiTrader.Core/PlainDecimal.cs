using System.Globalization;

namespace AiTrader;

/// <summary>
/// Decimals as plain text: invariant, no exponent, no trailing zeros. <c>7156.00</c> is written <c>7156</c>.
/// </summary>
internal static class PlainDecimal
{
    // Dividing by 1 with 28 decimals makes decimal choose the smallest scale.
    private const decimal One = 1.0000000000000000000000000000m;

    public static decimal Normalize(decimal value) => value / One;

    public static string Format(decimal value) => Normalize(value).ToString(CultureInfo.InvariantCulture);
}
