namespace AiTrader.Tools;

/// <summary>A source of raw news, of any time.</summary>
public interface INewsSource
{
    /// <summary>All news that matches a query, of any time, in any order.</summary>
    /// <param name="query">Words; an empty query matches all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<IReadOnlyList<NewsItem>> SearchAsync(string query, CancellationToken cancellationToken = default);
}
