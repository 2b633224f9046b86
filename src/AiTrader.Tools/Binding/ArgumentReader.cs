using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Reads one argument as a model gave it. Whatever the schema allows is read; clean values in another form, as numbers
/// in quotes, are read too, and others become advice.
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
        var options = serializer ?? ToolSerializer.Options;
        bool isGiven = arguments.TryGetValue(parameter.Name!, out object? given);
        if (ArgumentValues.IsNull(given))
        {
            return isGiven && ArgumentTypes.IsNullable(parameter) ? null
                : parameter.HasDefaultValue ? DefaultOf(parameter)
                : throw new ToolArgumentException(
                    $"The argument '{parameter.Name}' is missing. Give {ArgumentTypes.Expected(parameter, options)}."
                );
        }

        return Convert(given, ArgumentTypes.TypeOf(parameter), options)
            ?? throw new ToolArgumentException(
                $"The argument '{parameter.Name}' is {Show(given)}. Give {ArgumentTypes.Expected(parameter, options)}."
            );
    }

    private static object? Convert(object? given, Type type, JsonSerializerOptions serializer) =>
        type switch
        {
            _ when type == typeof(string) => ArgumentValues.AsText(given),
            _ when type == typeof(bool) => ArgumentValues.AsTruth(given),
            _ when type == typeof(decimal) => ArgumentValues.AsNumber(given),
            _ when ArgumentTypes.IsWholeNumber(type) => ArgumentValues.AsWholeNumber(given, type),
            _ when ArgumentWords.Find(type) is { } word => word.Read(given),
            _ when type.IsInstanceOfType(given) => given,
            _ => AsJson(given, type, serializer),
        };

    // A number may be text here too, and the name of an enum's member anything but a number.
    private static object? AsJson(object? given, Type type, JsonSerializerOptions serializer)
    {
        try
        {
            var json = FromText(
                given is JsonElement element
                    ? element
                    : JsonSerializer.SerializeToElement(given, serializer.GetTypeInfo(given!.GetType())),
                type,
                serializer
            );
            object? value = json.Deserialize(serializer.GetTypeInfo(type));
            return value is Enum member && !Enum.IsDefined(type, member) ? null : value;
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    // Some models write a list or a record as a string of JSON.
    private static JsonElement FromText(JsonElement json, Type type, JsonSerializerOptions serializer) =>
        json.ValueKind == JsonValueKind.String
        && ArgumentTypes.IsComposed(type, serializer)
        && ArgumentValues.AsText(json) is { } text
            ? JsonElement.Parse(text)
            : json;

    /// <summary>The default of a parameter. Reflection gives null for that of a structure, and a number for that of
    /// an enum that may be null.</summary>
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2072",
        Justification = "The default of a structure is made without its constructors."
    )]
    public static object? DefaultOf(ParameterInfo parameter) =>
        (parameter.DefaultValue, ArgumentTypes.TypeOf(parameter)) switch
        {
            (null, { IsValueType: true } type) when !ArgumentTypes.IsNullable(parameter) =>
                RuntimeHelpers.GetUninitializedObject(type),
            ({ } number, { IsEnum: true } type) => Enum.ToObject(type, number),
            var (value, _) => value,
        };

    private static string Show(object? given) =>
        MessageText.Of(
            given is JsonElement json
                ? json.GetRawText()
                : System.Convert.ToString(given, CultureInfo.InvariantCulture) ?? ""
        );
}
