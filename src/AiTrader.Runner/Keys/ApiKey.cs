using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Keys;

/// <summary>
/// A secret: it goes to its endpoint and nowhere else. Whatever comes back from there is cleaned of it.
/// </summary>
internal sealed class ApiKey
{
    /// <summary>
    /// What a key may be, in words that end an error message. What is excluded is what JSON would write otherwise.
    /// </summary>
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

    /// <summary>Reads a key; null where the text is none. White space around it does not count.</summary>
    public static ApiKey? Read(string text)
    {
        string key = text.Trim();
        return key.Length >= 8 && key.All(c => c is > ' ' and <= '~' and not ('"' or '\\')) ? new ApiKey(key) : null;
    }

    /// <summary>A text without the key.</summary>
    public string Clean(string text) => text.Replace(Value, Shown, StringComparison.OrdinalIgnoreCase);

    /// <summary>A reply without the key, wherever in it the key was.</summary>
    public ChatResponse Clean(ChatResponse reply)
    {
        string json = JsonSerializer.Serialize(reply, Json);
        string clean = Clean(json);
        return clean == json ? reply : JsonSerializer.Deserialize<ChatResponse>(clean, Json)!;
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => Shown;
}
