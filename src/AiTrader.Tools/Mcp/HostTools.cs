namespace AiTrader.Tools.Mcp;

/// <summary>
/// The tools of a server for models that have no prompt of AiTrader, as those of desktop applications: the standard
/// tools, and tools that tell what the prompt would.
/// </summary>
public static class HostTools
{
    /// <summary>
    /// The tools of a server of one trader: those of <see cref="StandardTools"/>, with a <c>quote</c> of several
    /// symbols; <c>market</c> and <c>symbols</c>; with a walk also <c>end_session</c>, and a <c>hold</c> that ends its
    /// session.
    /// </summary>
    /// <param name="desk">What the tools act on.</param>
    /// <param name="news">What can be searched; null if there is no news, and no such tool.</param>
    /// <param name="memory">Whether the model can write notes and search its own ones. Default: false.</param>
    /// <param name="walk">The sessions of the one trader of the server; null if there is one session.</param>
    public static TradingToolset CreateFor(
        StandaloneToolDesk desk,
        AsOfNews? news = null,
        bool memory = false,
        SessionWalk? walk = null
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            .. StandardTools.CreateFor(desk, news, memory).Select(tool => OfHost(tool, desk, walk)),
            MarketTool.Create(desk, walk),
            SymbolsTool.Create(desk),
            .. walk is null ? Enumerable.Empty<TradingTool>() : [EndSessionTool.Create(walk)],
        ];
    }

    /// <summary>
    /// The tools for calls with sealed contexts: those of <see cref="StandardTools"/>, exactly as a session in this
    /// process has them, and for models without a prompt <c>market</c> and <c>symbols</c>, which AiTrader's own
    /// sessions leave out.
    /// </summary>
    /// <param name="desk">What the tools act on.</param>
    /// <param name="news">What can be searched; null if there is no news, and no such tool.</param>
    /// <param name="memory">Whether the model can write notes and search its own ones. Default: false.</param>
    public static TradingToolset CreateForSealed(StandaloneToolDesk desk, AsOfNews? news = null, bool memory = false)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            .. StandardTools.CreateFor(desk, news, memory),
            MarketTool.Create(desk, walk: null),
            SymbolsTool.Create(desk),
        ];
    }

    private static TradingTool OfHost(TradingTool tool, IToolDesk desk, SessionWalk? walk) =>
        tool.Name switch
        {
            QuoteTool.Name => QuotesTool.Create(desk),
            HoldTool.Name when walk is not null => WalkHoldTool.Create(desk, walk),
            _ => tool,
        };
}
