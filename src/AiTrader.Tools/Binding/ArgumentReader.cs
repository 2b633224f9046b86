using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Reads one argument as a model gave it. Models write numbers as text and whole numbers with a fraction of zero; clean
/// values are read, others become advice.
/// </summary>
internal static class ArgumentReader
{
    /// <summary>The argument of a parameter.</summary>
    /// <param name="parameter">What the tool takes.</param>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="serializer">How a type of the tool's own is read; null for the options of
    /// Microsoft.Extensions.AI.</param>
    /// <exception cref="ToolArgumentException">
    /// It is missing or malformed. The message says what is allowed.
    /// </exception>
    public static object? Read(
        ParameterInfo parameter,
        AIFunctionArguments arguments,
        JsonSerializerOptions? serializer
    )
    {
        if (!arguments.TryGetValue(parameter.Name!, out object? given) || IsNull(given))
        {
            return parameter.HasDefaultValue
                ? parameter.DefaultValue
                : throw new ToolArgumentException(
                    $"The argument '{parameter.Name}' is missing. Give {Expected(parameter)}."
                );
        }

        return Convert(given, parameter, serializer)
            ?? throw new ToolArgumentException(
                $"The argument '{parameter.Name}' is {Show(given)}. Give {Expected(parameter)}."
            );
    }

    private static object? Convert(object? given, ParameterInfo parameter, JsonSerializerOptions? serializer)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(string) => AsText(given),
            _ when type == typeof(decimal) => AsNumber(given),
            _ when type == typeof(int) => AsWholeNumber(given),
            _ when type.IsInstanceOfType(given) => given,
            _ => AsJson(given, type, serializer ?? AIJsonUtilities.DefaultOptions),
        };
    }

    private static string? AsText(object? given) =>
        given switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => AsText(json),
            _ => null,
        };

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

    private static decimal? AsNumber(object? given) =>
        given switch
        {
            decimal number => number,
            int number => number,
            long number => number,
            double number when Math.Abs(number) < 7.9e27 => (decimal)number,
            JsonElement { ValueKind: JsonValueKind.Number } json => Parse(json.GetRawText()),
            _ => AsText(given) is { } text ? Parse(text) : null,
        };

    private static int? AsWholeNumber(object? given) =>
        AsNumber(given) is { } number && decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    private static object? AsJson(object? given, Type type, JsonSerializerOptions serializer)
    {
        try
        {
            return given is JsonElement json ? json.Deserialize(serializer.GetTypeInfo(type)) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    // The framework's parser ignores zero characters at the end.
    private static decimal? Parse(string text) =>
        !text.Contains('\0')
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : null;

    private static bool IsNull(object? given) =>
        given is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    private static string Show(object? given) =>
        MessageText.Of(
            given is JsonElement json
                ? json.GetRawText()
                : System.Convert.ToString(given, CultureInfo.InvariantCulture) ?? ""
        );

    private static string Expected(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(decimal) => "a number such as 10 or 0.25",
            _ when type == typeof(int) => "a whole number such as 10",
            _ => $"a {type.Name}",
        };
    }
}
