using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>An entry as JSON, in the one form in which ledgers keep it; see <see cref="LedgerEntryJson"/>.</summary>
/// <typeparam name="TEntry">The hierarchy, or one of its cases.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LedgerEntryJsonConverter<TEntry> : JsonConverter<TEntry>
    where TEntry : LedgerEntry
{
    /// <summary>True: a document that is null is refused by name.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is not such an entry.</exception>
    public override TEntry? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null && JsonValues.MayBeNull<TEntry>(reader))
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw JsonValues.Refusal<TEntry>(reader, "an object, as a line of a ledger");
        }

        var entry = Read(JsonElement.ParseValue(ref reader));
        return entry as TEntry
            ?? throw new JsonException($"The entry is of the type {entry.GetType().Name}; allowed is {Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEntry value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteRawValue(LedgerEntryJson.Write(value), skipInputValidation: true);
    }

    private static string Name => typeof(TEntry).Name;

    private static LedgerEntry Read(JsonElement element)
    {
        try
        {
            return LedgerEntryJson.Read(Encoding.UTF8.GetBytes(element.GetRawText()));
        }
        catch (FormatException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }
}
