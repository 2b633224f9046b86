using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// A word that is text, as a JSON string and as the name of a member: <c>"NVDA"</c>. The words have it by attribute;
/// it is public so that source-generated serializers can use it.
/// </summary>
/// <typeparam name="TWord">The word, for example <see cref="Symbol"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextJsonConverter<TWord> : JsonConverter<TWord>
    where TWord : ISpanParsable<TWord>, ISpanFormattable
{
    /// <summary>True: a document that is null is refused by name.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is not text, or not the word; the message says what is allowed.</exception>
    public override TWord? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null && JsonValues.MayBeNull<TWord>(reader))
        {
            return default;
        }

        return reader.TokenType == JsonTokenType.String
            ? WordText.ParseJson<TWord>(JsonValues.Text(ref reader))
            : throw JsonValues.Refusal<TWord>(reader, "a string");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

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
        ArgumentNullException.ThrowIfNull(value);
        writer.WritePropertyName(WordText.WriteJson(value));
    }
}
