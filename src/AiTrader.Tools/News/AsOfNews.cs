namespace AiTrader.Tools;

/// <summary>
/// Shows news as of a context's time: news that was published by then on the market's clock. News without a readable
/// publication time is never shown. This is the only reader of a news source.
/// </summary>
public sealed class AsOfNews
{
    private readonly INewsSource _source;
    private readonly TimeZoneInfo _zone;

    /// <summary>Shows the news of a source on a market's clock.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the market's time zone.</exception>
    public AsOfNews(INewsSource source, Market market)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(market);
        _source = source;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone);
    }

    /// <summary>The news that matches a query and is known at the context's time, the latest first.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="query">Words; an empty query matches all.</param>
    /// <param name="count">The maximum number of items; zero or more.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public async ValueTask<IReadOnlyList<NewsItem>> SearchAsync(
        TradingContext context,
        string query,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var found = await _source.SearchAsync(query, cancellationToken).ConfigureAwait(false);
        return
        [
            .. found
                .Select(item => (Item: item, Time: PublicationTime.Parse(item.Published, _zone)))
                .Where(news => news.Time is { } time && time.IsKnownAt(context.Time))
                .OrderByDescending(news => news.Time!.Value.Latest)
                .Take(count)
                .Select(news => news.Item),
        ];
    }
}
