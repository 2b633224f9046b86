using AiTrader.Tools;

namespace AiTrader.Runner.Bundles;

/// <summary>News in memory, searched as a file of news is.</summary>
/// <param name="items">The items.</param>
internal sealed class ItemNews(IReadOnlyList<NewsItem> items) : INewsSource
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NewsItem>> SearchAsync(string query, CancellationToken cancellationToken = default)
    {
        string[] words = SearchWords.Of(query);
        return ValueTask.FromResult<IReadOnlyList<NewsItem>>([
            .. items.Where(item => JsonLinesNewsSource.IsMatch(item, words)),
        ]);
    }
}
