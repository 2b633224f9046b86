using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Searches the news that is known at the context's time.</summary>
internal static class SearchNewsTool
{
    public const string Name = "search_news";

    public const string Description =
        "Returns the latest news that contains all words of a query and is public at the current time.";

    public const string QueryDescription = "The words to search for, for example NVDA earnings.";
    private const string NoNews = "No news matches the query.";
    private const int MaximumCount = 10;

    public static TradingTool Create(AsOfNews news) =>
        TradingTool.Create(
            Name,
            Description,
            async (
                TradingContext context,
                [Description(QueryDescription)] string query,
                CancellationToken cancellationToken
            ) => Write(await news.SearchAsync(context, query, MaximumCount, cancellationToken).ConfigureAwait(false))
        );

    private static string Write(IReadOnlyList<NewsItem> news) =>
        news.Count == 0
            ? NoNews
            : string.Join("\n\n", news.Select(item => $"{item.Published} {item.Title}\n{item.Summary}".TrimEnd()));
}
