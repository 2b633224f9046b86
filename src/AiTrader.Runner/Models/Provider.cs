using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Models;

/// <summary>A provider of models, and its name in a traders file.</summary>
/// <param name="Name">For example, <c>openai</c>.</param>
/// <param name="Endpoint">The default endpoint; null if there is none.</param>
/// <param name="Connect">Makes a client of its protocol, which sends its requests with the handler.</param>
internal sealed record Provider(
    string Name,
    Uri? Endpoint,
    Func<ModelEndpoint, HttpMessageHandler, IChatClient> Connect
)
{
    /// <summary>The demo, which has no endpoint.</summary>
    public static Provider Scripted { get; } =
        new("scripted", null, (_, _) => DemoScript.Client())
        {
            NotTaken =
            [
                "id",
                "endpoint",
                "keyFile",
                "keyEnv",
                "temperature",
                "topP",
                "seed",
                "maxTokens",
                "reasoning",
                "parallelToolCalls",
                "headers",
                "body",
                "apiVersion",
            ],
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        Completions("openai", "https://api.openai.com/v1") with
        {
            TokenLimit = "max_completion_tokens",
        },
        new("anthropic", new Uri("https://api.anthropic.com"), Protocols.Messages)
        {
            NotTaken = ["seed", "apiVersion"],
            IsSampledByBody = true,
        },
        Completions("azure", null) with
        {
            TokenLimit = "max_completion_tokens",
            KeyHeader = "api-key",
            NotTaken = [],
        },
        Completions("deepseek", "https://api.deepseek.com/v1"),
        Completions("gemini", "https://generativelanguage.googleapis.com/v1beta/openai"),
        Completions("openrouter", "https://openrouter.ai/api/v1"),
        Completions("groq", "https://api.groq.com/openai/v1"),
        Completions("mistral", "https://api.mistral.ai/v1"),
        Completions("xai", "https://api.x.ai/v1"),
        Completions("moonshot", "https://api.moonshot.ai/v1"),
        Completions("ollama", "http://localhost:11434/v1"),
        Completions("llama.cpp", "http://localhost:8080/v1"),
        Completions("vllm", "http://localhost:8000/v1"),
        Scripted,
    ];

    /// <summary>How a request names the limit of a reply.</summary>
    public string TokenLimit { get; init; } = "max_tokens";

    /// <summary>The properties of a model in a traders file that the provider does not take.</summary>
    public IReadOnlyList<string> NotTaken { get; init; } = ["apiVersion"];

    /// <summary>
    /// Whether temperature and topP are written into the body here: Anthropic's client leaves them out.
    /// </summary>
    public bool IsSampledByBody { get; init; }

    /// <summary>The header with the key; null for that of the protocol.</summary>
    public string? KeyHeader { get; init; }

    private static Provider Completions(string name, string? endpoint) =>
        new(name, endpoint is null ? null : new Uri(endpoint), Protocols.ChatCompletions);
}
