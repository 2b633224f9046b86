namespace AiTrader.Tools;

/// <summary>How a language model decides; everything has a default.</summary>
public sealed record ChatDecisionMakerOptions
{
    /// <summary>The prompt.</summary>
    public TradingPrompt Prompt { get; init; } = new();

    /// <summary>The budget of a session.</summary>
    public ChatBudget Budget { get; init; } = new();

    /// <summary>
    /// Whether replies are asked for as streams, which some endpoints need or bill otherwise. A reply is acted on when
    /// it is whole. Default: false.
    /// </summary>
    public bool Streaming { get; init; }

    /// <summary>
    /// Whether the model may call several tools in one reply. Default: null, as the endpoint decides; some endpoints
    /// refuse to be told.
    /// </summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>
    /// Creates the tools of a session, from the session's tool desk. Default: those of <see cref="StandardTools"/>,
    /// without news.
    /// </summary>
    public Func<IToolDesk, TradingToolset> Tools { get; init; } = static desk => StandardTools.CreateFor(desk);
}
