using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Models;

/// <summary>A model that decides, and how it is asked.</summary>
/// <param name="Id">The model.</param>
internal sealed record ModelPlan(ModelId Id)
{
    /// <summary>Makes the client that asks it, without retries and cassettes.</summary>
    public required Func<IChatClient> Connect { get; init; }

    /// <summary>What it is told first.</summary>
    public TradingPrompt Prompt { get; init; } = new();

    /// <summary>What a session may take.</summary>
    public ChatBudget Budget { get; init; } = new();

    /// <summary>Whether replies are asked for as streams.</summary>
    public bool Streaming { get; init; }

    /// <summary>Where its replies are recorded; null where they are not.</summary>
    public string? RecordFile { get; init; }

    /// <summary>The decision maker: endpoint, cassette, retries, conversation.</summary>
    /// <param name="news">What it may search; null for no news.</param>
    public ChatDecisionMaker DecisionMaker(AsOfNews? news)
    {
        var pipeline = Connect().AsBuilder().UseRetries(TimeProvider.System);
        if (RecordFile is not null)
        {
            pipeline.UseCassette(RecordFile);
        }

        return new ChatDecisionMaker(
            pipeline.Build(),
            new()
            {
                Prompt = Prompt,
                Budget = Budget,
                Streaming = Streaming,
                Tools = desk => StandardTools.CreateFor(desk, news),
            }
        );
    }

    /// <summary>A client of an endpoint.</summary>
    public static IChatClient Connection(Provider provider, ModelEndpoint endpoint)
    {
        var http = new HttpClient(
            new EndpointFailureHandler(TimeProvider.System, new SocketsHttpHandler { AllowAutoRedirect = false })
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new DiscreetChatClient(provider.Connect(endpoint, http), endpoint.Key);
    }
}
