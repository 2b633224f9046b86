using System.ClientModel;
using System.ClientModel.Primitives;
using AiTrader.Tools;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AiTrader.Runner.Models;

/// <summary>The clients of the two protocols that endpoints speak.</summary>
internal static class Protocols
{
    // Anthropic's protocol wants a limit for each reply; a reply that reaches it is a fault.
    private const int LongestReply = 8_192;

    // Endpoints without keys get a word all the same: the client insists.
    private const string NoKey = "no-key";

    /// <summary>A client of OpenAI's chat completions.</summary>
    public static IChatClient ChatCompletions(ModelEndpoint endpoint, HttpMessageHandler sending) => new OpenAIClient(
            new ApiKeyCredential(endpoint.Key?.Value ?? NoKey),
            new OpenAIClientOptions
            {
                Endpoint = endpoint.Address,
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                Transport = new HttpClientPipelineTransport(Client(new ChatCompletionsHandler(sending))),
                NetworkTimeout = endpoint.ReplyTimeout,
            }
        ).GetChatClient(endpoint.ModelId.Value).AsIChatClient();

    /// <summary>A client of Anthropic's messages.</summary>
    public static IChatClient Messages(ModelEndpoint endpoint, HttpMessageHandler sending) =>
        new AnthropicClient(
            new ClientOptions
            {
                BaseUrl = WithoutVersion(endpoint.Address),
                ApiKey = endpoint.Key?.Value ?? NoKey,
                MaxRetries = 0,
                HttpClient = Client(new MessagesHandler(sending)),
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
