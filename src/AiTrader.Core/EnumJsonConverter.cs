using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// A member of an enum by its name, as a JSON string: <c>"buy"</c>, <c>"nextDay"</c>. A number is refused. Enums have
/// it by attribute; it is public so that source-generated serializers can use it.
/// </summary>
/// <typeparam name="TEnum">The enum, for example <see cref="OrderSide"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumJsonConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <summary>True: null is refused by name.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is not a name of a member; the message has the names.</exception>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? EnumName.ParseJson<TEnum>(JsonValues.Text(ref reader))
            : throw JsonValues.Refusal<TEnum>(reader, EnumName.Allowed<TEnum>());

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not a member of the enum.</exception>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(EnumName.Of(value));
    }

    /// <inheritdoc/>
    public override TEnum ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => EnumName.ParseJson<TEnum>(JsonValues.Text(ref reader));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(EnumName.Of(value));
    }
}
