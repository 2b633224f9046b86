using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// A word that is a number, as a JSON string with a plain decimal: <c>"187.25"</c>, since many readers of JSON numbers
/// round them. A JSON number is read too. The words have it by attribute; it is public so that source-generated
/// serializers can use it.
/// </summary>
/// <typeparam name="TWord">The word, for example <see cref="Price"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DecimalJsonConverter<TWord> : JsonConverter<TWord>
    where TWord : struct, ISpanParsable<TWord>, ISpanFormattable
{
    /// <summary>True: null is refused by name.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is not such a number; the message says what is allowed.</exception>
    public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return WordText.ParseJson<TWord>(JsonValues.NumberText(ref reader));
        }

        return reader.TokenType == JsonTokenType.String
            ? WordText.ParseJson<TWord>(JsonValues.Text(ref reader))
            : throw JsonValues.Refusal<TWord>(reader, "a string with a plain decimal, or a number");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(WordText.WriteJson(value));
    }

    /// <inheritdoc/>
    public override TWord ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => WordText.ParseJson<TWord>(JsonValues.Text(ref reader));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(WordText.WriteJson(value));
    }
}
