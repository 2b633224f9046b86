namespace AiTrader.Tools;

/// <summary>The tools that this library offers to models; each is a file beside this one.</summary>
public static class StandardTools
{
    /// <summary>
    /// Buy, sell, cancel, hold, quote, history, portfolio, orders and calculate; search_news where there is news, and
    /// note and notes for a trader with a memory.
    /// </summary>
    /// <param name="desk">What the tools act on: the tool desk of a session, or of a tool server.</param>
    /// <param name="news">What may be searched; null if there is no news, and no such tool.</param>
    /// <param name="memory">Whether the model can write notes and search its own ones. Default: false.</param>
    public static TradingToolset CreateFor(IToolDesk desk, AsOfNews? news = null, bool memory = false)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            BuyTool.Create(desk),
            SellTool.Create(desk),
            CancelTool.Create(desk),
            HoldTool.Create(desk),
            QuoteTool.Create(desk),
            HistoryTool.Create(desk),
            PortfolioTool.Create(desk),
            OrdersTool.Create(desk),
            CalculateTool.Create(),
            .. news is null ? Enumerable.Empty<TradingTool>() : [SearchNewsTool.Create(news)],
            .. memory ? [NoteTool.Create(desk), NotesTool.Create(desk)] : Enumerable.Empty<TradingTool>(),
        ];
    }
}
