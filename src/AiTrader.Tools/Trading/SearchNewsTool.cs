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
                TextEnvelope envelope,
                [Description(QueryDescription)] string query,
                CancellationToken cancellationToken
            ) =>
                Write(
                    await news.SearchAsync(context, query, MaximumCount, cancellationToken).ConfigureAwait(false),
                    envelope
                ),
            new TradingToolOptions { Title = "Search news" }
        );

    private static string Write(IReadOnlyList<NewsItem> news, TextEnvelope envelope) =>
        news.Count == 0
            ? NoNews
            : envelope.Enclose([.. news.SelectMany((item, index) => Texts($"news {index + 1} of {news.Count}", item))]);

    // The time is one that could be read; everything else may be any text.
    private static IEnumerable<EnclosedText> Texts(string item, NewsItem news)
    {
        yield return new EnclosedText($"{item}, published {news.Published!.Trim()}, title", news.Title);
        foreach (
            var (field, text) in new[]
            {
                ("summary", news.Summary),
                ("symbols", string.Join(", ", news.Symbols)),
                ("source", news.Source ?? ""),
                ("address", news.Url ?? ""),
            }
        )
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return new EnclosedText($"{item}, {field}", text);
            }
        }
    }
}
