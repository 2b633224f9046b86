using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// One question and its reply, a line of a cassette. The question is what the model is shown: the messages and the
/// names of the tools. Keys, endpoints and headers are not part of it.
/// </summary>
internal sealed record CassetteRecord
{
    // Ours for the line, Microsoft.Extensions.AI's for what is in it.
    private static readonly JsonTypeInfo<CassetteRecord> Json =
        (JsonTypeInfo<CassetteRecord>)Combined().GetTypeInfo(typeof(CassetteRecord));

    /// <summary>The messages that the model was shown.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The names of the tools that it was offered.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>The reply; null in a question that is only searched for.</summary>
    public ChatResponse? Reply { get; init; }

    public static CassetteRecord Of(IEnumerable<ChatMessage> messages, ChatOptions? options, ChatResponse? reply) =>
        new()
        {
            Messages = [.. messages],
            Tools = [.. options?.Tools?.Select(tool => tool.Name) ?? []],
            Reply = reply,
        };

    /// <summary>
    /// The question as text: equal questions have equal texts, whatever marks the text of others has in them.
    /// </summary>
    public string QuestionText() =>
        EnvelopeRule.WithoutMarks(JsonSerializer.Serialize(this with { Reply = null }, Json));

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The line is not a recorded reply.</exception>
    public static CassetteRecord Read(string line) =>
        JsonSerializer.Deserialize(line, Json) is { Reply: not null } record
            ? record
            : throw new JsonException("There is no reply.");

    private static JsonSerializerOptions Combined()
    {
        var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions) { WriteIndented = false };
        options.TypeInfoResolverChain.Insert(0, CassetteRecordContext.Default);
        return options;
    }
}

/// <summary>The serializer of <see cref="CassetteRecord"/>, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(CassetteRecord))]
internal sealed partial class CassetteRecordContext : JsonSerializerContext;
