using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Keys;

/// <summary>A secret: it is sent only to its endpoint, and it is removed from everything that comes back.</summary>
internal sealed class ApiKey
{
    /// <summary>What a key can be, as the end of an error message. Characters that JSON escapes are excluded.</summary>
    public const string Allowed = "8 or more visible ASCII characters, without quotes, backslashes and spaces";

    private const string Shown = "[key]";

    // Writes every character that a key may have as itself.
    private static readonly JsonSerializerOptions Json = new(AIJsonUtilities.DefaultOptions)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private ApiKey(string value) => Value = value;

    /// <summary>The key itself, for the request.</summary>
    public string Value { get; }

    /// <summary>Reads a key; null if the text is not a key. Surrounding white space is ignored.</summary>
    public static ApiKey? Read(string text)
    {
        string key = text.Trim();
        return key.Length >= 8 && key.All(c => c is > ' ' and <= '~' and not ('"' or '\\')) ? new ApiKey(key) : null;
    }

    /// <summary>The text without the key.</summary>
    public string Clean(string text) => text.Replace(Value, Shown, StringComparison.OrdinalIgnoreCase);

    /// <summary>A reply without the key.</summary>
    public ChatResponse Clean(ChatResponse reply)
    {
        string json = JsonSerializer.Serialize(reply, Json);
        string clean = Clean(json);
        return clean == json ? reply : JsonSerializer.Deserialize<ChatResponse>(clean, Json)!;
    }

    /// <summary>The text without the key.</summary>
    public override string ToString() => Shown;
}
