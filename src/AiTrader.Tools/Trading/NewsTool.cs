namespace AiTrader.Tools;

/// <summary>Searches the news known at a context's time.</summary>
/// <param name="news">The news.</param>
public sealed class NewsTool(AsOfNews news)
{
    /// <summary>How many items a search gives at most.</summary>
    public const int MaximumCount = 10;

    /// <summary>The latest news that match a query, the latest first.</summary>
    public ValueTask<IReadOnlyList<NewsItem>> SearchNewsAsync(
        TradingContext context,
        string query,
        CancellationToken cancellationToken = default
    ) => news.SearchAsync(context, query, MaximumCount, cancellationToken);
}
