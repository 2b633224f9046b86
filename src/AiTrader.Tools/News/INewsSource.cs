namespace AiTrader.Tools;

/// <summary>Where raw news come from; it knows nothing of now.</summary>
public interface INewsSource
{
    /// <summary>All news that match a query, of any time, in any order.</summary>
    /// <param name="query">Words; an empty query matches all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<NewsItem>> SearchAsync(string query, CancellationToken cancellationToken = default);
}
