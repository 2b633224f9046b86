using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>How a language model decides; everything has a default.</summary>
public sealed record ChatDecisionMakerOptions
{
    /// <summary>
    /// The prompt. If a tool shows text of others, the meaning of its marks is added to the system's text, after the
    /// first paragraph.
    /// </summary>
    public TradingPrompt Prompt
    {
        get;
        init => field = NotNull.Require(value);
    } = new();

    /// <summary>The budget of a session.</summary>
    public ChatBudget Budget
    {
        get;
        init => field = NotNull.Require(value);
    } = new();

    /// <summary>
    /// The prices of tokens, with which the cost of each request is recorded. Default: those of the budget's
    /// <see cref="ChatBudget.CostLimit"/>; without one, the cost is not known.
    /// </summary>
    public TokenPrices? Prices
    {
        get => field ?? Budget.CostLimit?.Prices;
        init;
    }

    /// <summary>
    /// Whether replies are asked for as streams, which some endpoints need or bill otherwise. A reply is acted on when
    /// it is whole. Default: false.
    /// </summary>
    public bool Streaming { get; init; }

    /// <summary>
    /// What each request asks for: temperature, seed, the limit of a reply, reasoning, several calls in one reply. It
    /// is copied; tools and tool mode are the session's. Default: nothing, as the endpoint decides. Some endpoints
    /// refuse what they do not know.
    /// </summary>
    public ChatOptions Request
    {
        get;
        init => field = NotNull.Require(value);
    } = new();

    /// <summary>
    /// Creates the tools of a session, from the session's tool desk. Default: those of <see cref="StandardTools"/>,
    /// without news.
    /// </summary>
    public Func<IToolDesk, TradingToolset> Tools
    {
        get;
        init => field = NotNull.Require(value);
    } = static desk => StandardTools.CreateFor(desk);
}
