using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader.Runner.Bundles;

/// <summary>The manifest and the lines of journals as JSON.</summary>
internal static class BundleJson
{
    private static readonly BundleJsonContext Context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        }
    );

    private static readonly BundleJsonContext Compact = new(
        new JsonSerializerOptions(Context.Options) { WriteIndented = false, TypeInfoResolver = null }
    );

    /// <summary>The manifest as text.</summary>
    public static byte[] Write(BundleManifest manifest) =>
        JsonSerializer.SerializeToUtf8Bytes(manifest, Context.BundleManifest);

    /// <summary>A line of a journal.</summary>
    public static byte[] Write(JournalLine line) => JsonSerializer.SerializeToUtf8Bytes(line, Compact.JournalLine);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">The text is not one.</exception>
    public static BundleManifest ReadManifest(ReadOnlySpan<byte> text)
    {
        RequireNoNull(text);
        return JsonSerializer.Deserialize(text, Context.BundleManifest) ?? throw new JsonException("It is null.");
    }

    // What is null is not written; in a list, the serializer would take it for an item.
    private static void RequireNoNull(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                throw new JsonException("It has a null, as no manifest has.");
            }
        }
    }

    /// <summary>Reads a line of a journal.</summary>
    /// <exception cref="JsonException">The text is not one.</exception>
    public static JournalLine ReadJournalLine(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, Compact.JournalLine) ?? throw new JsonException("It is null.");
}

/// <summary>The serializer of <see cref="BundleManifest"/>, generated at compile time.</summary>
[JsonSerializable(typeof(BundleManifest))]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class BundleJsonContext : JsonSerializerContext;
