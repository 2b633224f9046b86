using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// A value as a JSON object with fixed names. A member that is missing, null, unknown or there twice is refused with a
/// <see cref="JsonException"/> that names it. The values have their converters by attribute; these are public so that
/// source-generated serializers can use them.
/// </summary>
/// <typeparam name="TValue">The value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectJsonConverter<TValue> : JsonConverter<TValue>
    where TValue : notnull
{
    private readonly string _value;
    private readonly string[] _members;

    private protected ObjectJsonConverter(string value, params string[] members)
    {
        _value = value;
        _members = members;
    }

    /// <summary>True: a document that is null is refused by name.</summary>
    public sealed override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is not such an object; the message names the member.</exception>
    public sealed override TValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null && JsonValues.MayBeNull<TValue>(reader)
            ? default
            : Read(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        Write(writer, value);
    }

    /// <summary>Reads the value.</summary>
    /// <exception cref="JsonException">The JSON is not such an object.</exception>
    internal TValue Read(JsonElement element)
    {
        try
        {
            return ReadMembers(new JsonMembers(element, _value, _members));
        }
        catch (Exception refused)
            when (refused is ArgumentException or FormatException or OverflowException or TradingContextException)
        {
            throw new JsonException($"{_value} is refused: {refused.Message}", refused);
        }
    }

    /// <summary>Writes the value as a member of another one.</summary>
    internal void Write(Utf8JsonWriter writer, string name, TValue value)
    {
        writer.WritePropertyName(name);
        Write(writer, value);
    }

    /// <summary>Writes values as a list that is a member of another one.</summary>
    internal void Write(Utf8JsonWriter writer, string name, IEnumerable<TValue> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            Write(writer, value);
        }

        writer.WriteEndArray();
    }

    private protected abstract TValue ReadMembers(JsonMembers members);

    private protected abstract void WriteMembers(Utf8JsonWriter writer, TValue value);

    private void Write(Utf8JsonWriter writer, TValue value)
    {
        writer.WriteStartObject();
        WriteMembers(writer, value);
        writer.WriteEndObject();
    }
}
