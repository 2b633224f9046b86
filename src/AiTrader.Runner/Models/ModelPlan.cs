using AiTrader.Runner.Keys;
using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Models;

/// <summary>A model that decides, and its endpoint.</summary>
/// <param name="Id">The model.</param>
internal sealed record ModelPlan(ModelId Id)
{
    /// <summary>Creates the client of the model, without retries and cassettes.</summary>
    public required Func<IChatClient> Connect { get; init; }

    /// <summary>The prompt.</summary>
    public TradingPrompt Prompt { get; init; } = new();

    /// <summary>The budget of a session.</summary>
    public ChatBudget Budget { get; init; } = new();

    /// <summary>The prices of tokens; null if they are not known, or are those of the budget.</summary>
    public TokenPrices? Prices { get; init; }

    /// <summary>The date before which the model may know what happened; null if it is not known.</summary>
    public DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>What each request asks for.</summary>
    public ChatOptions Request { get; init; } = new();

    /// <summary>Whether replies are asked for as streams.</summary>
    public bool Streaming { get; init; }

    /// <summary>Whether it can write notes for its own later sessions and search them.</summary>
    public bool HasMemory { get; init; }

    /// <summary>The cassette that replies for it; null if there is none.</summary>
    public string? ReplayFile { get; init; }

    /// <summary>The key of its endpoint, to look for it where it must not be; null if none was read.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>The file that records its replies; null if there is none.</summary>
    public string? RecordFile { get; init; }

    /// <summary>The decision maker: endpoint, cassette, retries, conversation.</summary>
    /// <param name="news">The news to search; null for no news.</param>
    public ChatDecisionMaker DecisionMaker(AsOfNews? news)
    {
        var pipeline = Connect().AsBuilder().UseRetries(TimeProvider.System, Budget.WallTime);
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
                Prices = Prices,
                Request = Request,
                Streaming = Streaming,
                Tools = desk => StandardTools.CreateFor(desk, news, HasMemory),
            }
        );
    }

    /// <summary>A client of an endpoint.</summary>
    public static IChatClient Connection(Provider provider, ModelEndpoint endpoint)
    {
        var sending = new RequestExtrasHandler(
            provider,
            endpoint.Extras,
            new EndpointFailureHandler(TimeProvider.System, new SocketsHttpHandler { AllowAutoRedirect = false })
        );
        return new DiscreetChatClient(provider.Connect(endpoint, sending), endpoint.Key);
    }
}
