using AiTrader.Tools;

namespace AiTrader.Runner.Tests.Lookahead;

/// <summary>A source with one item whose date is wrong: of long ago.</summary>
internal sealed class RedatedNews(INewsSource source, string title) : INewsSource
{
    public async ValueTask<IReadOnlyList<NewsItem>> SearchAsync(string query, CancellationToken cancellationToken) =>
        [
            .. (await source.SearchAsync(query, cancellationToken)).Select(item =>
                item.Title.StartsWith(title, StringComparison.Ordinal) ? item with { Published = "2020-01-01" } : item
            ),
        ];
}
