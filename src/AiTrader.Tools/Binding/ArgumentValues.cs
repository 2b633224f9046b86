using System.Globalization;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>
/// Text, numbers and other values as models give them: numbers as text, and whole numbers with a fraction of zero.
/// </summary>
internal static class ArgumentValues
{
    public static bool IsNull(object? given) =>
        given is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    public static string? AsText(object? given) =>
        given switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => AsText(json),
            _ => null,
        };

    public static decimal? AsNumber(object? given) =>
        given switch
        {
            decimal number => number,
            int number => number,
            long number => number,
            double number when Math.Abs(number) < 7.9e27 => (decimal)number,
            JsonElement { ValueKind: JsonValueKind.Number } json => Parse(json.GetRawText()),
            _ => AsText(given) is { } text ? Parse(text) : null,
        };

    public static bool? AsTruth(object? given) =>
        given switch
        {
            bool truth => truth,
            JsonElement { ValueKind: JsonValueKind.True } => true,
            JsonElement { ValueKind: JsonValueKind.False } => false,
            _ => bool.TryParse(AsText(given), out bool truth) ? truth : null,
        };

    /// <summary>A whole number in a type of whole numbers; null if it is none, or out of its range.</summary>
    public static object? AsWholeNumber(object? given, Type type)
    {
        if (AsNumber(given) is not { } number || !decimal.IsInteger(number))
        {
            return null;
        }

        try
        {
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // "\ud83d" is JSON, but half a character.
    private static string? AsText(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // The framework's parser ignores zero characters at the end.
    private static decimal? Parse(string text) =>
        !text.Contains('\0', StringComparison.Ordinal)
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : null;
}
