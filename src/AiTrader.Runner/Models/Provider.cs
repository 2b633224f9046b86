using System.ClientModel;
using System.ClientModel.Primitives;
using AiTrader.Tools;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AiTrader.Runner.Models;

/// <summary>A protocol of endpoints, and its name in a traders file.</summary>
/// <param name="Name">For example, <c>openai</c>.</param>
/// <param name="Endpoint">The default endpoint; null if there is no network.</param>
/// <param name="Connect">Makes its client, which sends its requests with the handler.</param>
internal sealed record Provider(
    string Name,
    Uri? Endpoint,
    Func<ModelEndpoint, HttpMessageHandler, IChatClient> Connect
)
{
    /// <summary>The demo, which has no endpoint.</summary>
    public static Provider Scripted { get; } = new("scripted", null, (_, _) => DemoScript.Client());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("openai", new Uri("https://api.openai.com/v1"), OpenAI),
        new("anthropic", new Uri("https://api.anthropic.com"), Anthropic),
        Scripted,
    ];

    // Anthropic's protocol wants a limit for each reply; a reply that reaches it is a fault.
    private const int LongestReply = 8_192;

    // Endpoints without keys get a word all the same: the client insists.
    private const string NoKey = "no-key";

    private static IChatClient OpenAI(ModelEndpoint endpoint, HttpMessageHandler sending) => new OpenAIClient(
            new ApiKeyCredential(endpoint.Key?.Value ?? NoKey),
            new OpenAIClientOptions
            {
                Endpoint = endpoint.Address,
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                Transport = new HttpClientPipelineTransport(Client(new ChatCompletionsHandler(sending))),
                NetworkTimeout = endpoint.ReplyTimeout,
            }
        ).GetChatClient(endpoint.ModelId.Value).AsIChatClient();

    private static IChatClient Anthropic(ModelEndpoint endpoint, HttpMessageHandler sending) =>
        new AnthropicClient(
            new ClientOptions
            {
                BaseUrl = WithoutVersion(endpoint.Address),
                ApiKey = endpoint.Key?.Value ?? NoKey,
                MaxRetries = 0,
                HttpClient = Client(sending),
                Timeout = endpoint.ReplyTimeout,
            }
        ).AsIChatClient(endpoint.ModelId.Value, LongestReply);

    // Anthropic's client adds the version itself; gateways write it into their address.
    private static string WithoutVersion(Uri address)
    {
        string text = address.ToString().TrimEnd('/');
        return text.EndsWith("/v1", StringComparison.Ordinal) ? text[..^"/v1".Length] : text;
    }

    // The limit of a reply is the clients' own.
    private static HttpClient Client(HttpMessageHandler sending) => new(sending) { Timeout = Timeout.InfiniteTimeSpan };
}
