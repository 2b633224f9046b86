using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// Tells the calls that nearly every client sends from those of which each part must be looked at. It reads the text of
/// a call and leaves its nodes unmade, because the SDK reads them faster so.
/// </summary>
internal static class PlainCall
{
    // Where an object has more members than this, each part is looked at.
    private const int MostMembers = 16;

    // The text is read here and shown nowhere.
    private static JsonWriterOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// Whether the parameters of a call are an object with a text as name, whose members, and those of its arguments
    /// and of its <c>_meta</c>, have names of their own, without an escape in a name or a text. False says nothing.
    /// </summary>
    public static bool Is(JsonNode parameters)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        try
        {
            using var writer = new Utf8JsonWriter(buffer, Options);
            parameters.WriteTo(writer);
        }
        catch (InvalidOperationException)
        {
            // "\ud83d" is JSON, but half a character.
            return false;
        }

        var text = buffer.WrittenSpan;
        var reader = new Utf8JsonReader(text);
        return reader.Read()
            && reader.TokenType == JsonTokenType.StartObject
            && IsPlain(text, ref reader, isCall: true);
    }

    private static bool IsPlain(ReadOnlySpan<byte> text, ref Utf8JsonReader reader, bool isCall)
    {
        Span<Range> names = stackalloc Range[MostMembers];
        int count = 0;
        bool isNamed = !isCall;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.ValueIsEscaped || count == MostMembers)
            {
                return false;
            }

            int start = (int)reader.TokenStartIndex + 1;
            var name = text.Slice(start, reader.ValueSpan.Length);
            for (int i = 0; i < count; i++)
            {
                if (name.SequenceEqual(text[names[i]]))
                {
                    return false;
                }
            }

            names[count++] = start..(start + name.Length);
            bool isText = reader.Read() && reader.TokenType == JsonTokenType.String;
            isNamed |= isText && name.SequenceEqual("name"u8);
            bool isPlain =
                isCall && (name.SequenceEqual("arguments"u8) || name.SequenceEqual("_meta"u8))
                    ? reader.TokenType == JsonTokenType.StartObject && IsPlain(text, ref reader, isCall: false)
                    : !(isText && reader.ValueIsEscaped) && reader.TrySkip();
            if (!isPlain)
            {
                return false;
            }
        }

        return isNamed;
    }
}
