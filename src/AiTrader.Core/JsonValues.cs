using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AiTrader;

/// <summary>Single values of JSON, and how they are refused.</summary>
internal static class JsonValues
{
    /// <summary>The text of a string, or of a member's name.</summary>
    /// <exception cref="JsonException">It has half a character, as in <c>"\ud83d"</c>.</exception>
    public static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException malformed)
        {
            throw new JsonException("The text is not Unicode; it has half a character.", malformed);
        }
    }

    /// <summary>A number as plain text, so that no digit of it is lost.</summary>
    public static string NumberText(ref Utf8JsonReader reader) =>
        Plain(
            Encoding.UTF8.GetString(
                reader.HasValueSequence ? BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan
            )
        );

    /// <summary>A number as plain text: <c>1.25e1</c> is <c>12.5</c>. Other text stays as it is.</summary>
    public static string Plain(string number) =>
        number.AsSpan().ContainsAny('e', 'E')
        && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
        && (value != 0 || !number[..number.IndexOfAny(['e', 'E'])].AsSpan().ContainsAnyInRange('1', '9'))
            ? PlainDecimal.Format(value)
            : number;

    /// <summary>
    /// Whether null may be read: within another value, where the type of the member decides, but not as the whole
    /// document, and never for a value type.
    /// </summary>
    public static bool MayBeNull<TValue>(in Utf8JsonReader reader) =>
        reader.CurrentDepth > 0 && default(TValue) is null;

    /// <summary>The refusal of a value of another kind.</summary>
    public static JsonException Refusal<TValue>(in Utf8JsonReader reader, string allowed) =>
        new($"{typeof(TValue).Name} is {NameOf(reader.TokenType)}; allowed is {allowed}.");

    /// <summary>What a value is, for a message: <c>null</c>, <c>an object</c>.</summary>
    public static string NameOf(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            JsonValueKind.Null or JsonValueKind.Undefined => "null",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of JSON."),
        };

    private static string NameOf(JsonTokenType token) =>
        token is JsonTokenType.StartObject ? NameOf(JsonValueKind.Object)
        : token is JsonTokenType.StartArray ? NameOf(JsonValueKind.Array)
        : token is JsonTokenType.String ? NameOf(JsonValueKind.String)
        : token is JsonTokenType.Number ? NameOf(JsonValueKind.Number)
        : token is JsonTokenType.Null ? NameOf(JsonValueKind.Null)
        : NameOf(JsonValueKind.True);
}
