using System.ClientModel;
using System.ClientModel.Primitives;
using AiTrader.Testing.Endpoints;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenAI;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>
/// A model behind real HTTP, composed as a program would: the provider's client without its own retries, then ours.
/// </summary>
internal static class HttpModel
{
    /// <summary>The key that no ledger, journal or fault may show.</summary>
    public const string Key = "sk-planted-0123456789";

    /// <summary>A client of an endpoint's model.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="streaming">Whether replies are streamed.</param>
    /// <param name="timeProvider">The clock of the retries.</param>
    /// <param name="patience">How long the client waits for an answer.</param>
    /// <param name="model">The model's name.</param>
    public static IChatClient Of(
        ModelEndpoint endpoint,
        bool streaming,
        TimeProvider timeProvider,
        TimeSpan patience,
        string model = "test-model"
    )
    {
        var http = new HttpClient(
            new ChatCompletionsHandler(
                new EndpointFailureHandler(new FakeTimeProvider(timeProvider.GetUtcNow()), new SocketsHttpHandler())
            )
        );
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = patience,
            Transport = new HttpClientPipelineTransport(http),
        };
        var client = new RetryingChatClient(
            new OpenAIClient(new ApiKeyCredential(Key), options).GetChatClient(model).AsIChatClient(),
            timeProvider
        );
        return streaming ? new StreamedChatClient(client) : client;
    }
}
