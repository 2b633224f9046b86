using System.Text.Json;

namespace AiTrader.Testing.Endpoints;

/// <summary>A question that came to a <see cref="ModelEndpoint"/>.</summary>
/// <param name="Number">Which one, from 1; questions that were asked again count again.</param>
/// <param name="Path">Where it was sent to.</param>
/// <param name="Authorization">The header that carries the key; empty where there is none.</param>
/// <param name="Body">What was sent.</param>
public sealed record ModelRequest(int Number, string Path, string Authorization, JsonElement Body)
{
    /// <summary>All headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The model that is asked.</summary>
    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>Whether it is asked in Anthropic's protocol.</summary>
    public bool IsAnthropic => Path.Split('?')[0].EndsWith("/messages", StringComparison.Ordinal);

    /// <summary>Whether the reply is to come bit by bit.</summary>
    public bool IsStreaming => Body.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    /// <summary>The names of the tools that are offered.</summary>
    public IReadOnlyList<string> Tools =>
        [
            .. Body.GetProperty("tools")
                .EnumerateArray()
                .Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!),
        ];

    /// <summary>The texts of the messages of a role, in order.</summary>
    public IReadOnlyList<string> Texts(string role) =>
        [
            .. Body.GetProperty("messages")
                .EnumerateArray()
                .Where(message => message.GetProperty("role").GetString() == role)
                .Select(message => TextOf(message.GetProperty("content"))),
        ];

    /// <summary>How many replies the model has given before, as far as it is told.</summary>
    public int Turn =>
        Body.GetProperty("messages")
            .EnumerateArray()
            .Count(message => message.GetProperty("role").GetString() == "assistant");

    private static string TextOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}
