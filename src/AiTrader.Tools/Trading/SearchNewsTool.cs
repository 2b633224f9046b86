using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Searches the news that are known at the context's time.</summary>
internal static class SearchNewsTool
{
    public const string Name = "search_news";

    public const string Description =
        "The latest news that contain all words of a query, as far as they are public now.";

    public const string QueryDescription = "Words, as in NVDA earnings.";
    private const string NoNews = "There is no such news.";
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
