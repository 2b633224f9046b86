using AiTrader.Tools;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// News that is real if it is public at a time, and altered if it is not: the items beneath every guard.
/// </summary>
internal sealed class AlteredNews
{
    private readonly PublicationTime?[] _published;
    private readonly NewsItem[][] _altered;

    /// <summary>Alters each item once.</summary>
    public AlteredNews(IReadOnlyList<NewsItem> real, Market market, Draws draws)
    {
        Real = real;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone);
        _published = [.. real.Select(item => PublicationTime.Parse(item.Published, zone))];
        _altered = [.. real.Select((item, i) => Altered(item, Draws.Next(draws.Of(item.Title), i)))];
    }

    /// <summary>The real items.</summary>
    public IReadOnlyList<NewsItem> Real { get; }

    /// <summary>Whether an item is public at a time.</summary>
    public bool IsKnown(int item, TradingTime time) => _published[item]?.IsKnownAt(time) == true;

    /// <summary>How many items are altered at a time.</summary>
    public int CountAltered(TradingTime time) => Enumerable.Range(0, Real.Count).Count(item => !IsKnown(item, time));

    /// <summary>The source of a world at a time, which searches as a file of news does.</summary>
    /// <param name="time">The time.</param>
    /// <param name="scope">Which items are altered, by their numbers.</param>
    public INewsSource Show(TradingTime time, AlterationScope scope) => new Source(this, time, scope);

    // A third is left out, a third is told twice, and each is told otherwise.
    private static NewsItem[] Altered(NewsItem item, ulong draw)
    {
        if (draw % 3 == 0)
        {
            return [];
        }

        string mark = $"altered {draw:x16}";
        var other = new NewsItem(
            item.Published,
            $"{item.Title}, {mark}",
            $"{item.Summary} {mark}",
            mark,
            [.. item.Symbols, "ALTERED"]
        )
        {
            Source = mark,
        };
        return draw % 3 == 1 ? [other] : [other, other with { Title = $"Not so: {item.Title}" }];
    }

    private sealed class Source(AlteredNews news, TradingTime time, AlterationScope scope) : INewsSource
    {
        public ValueTask<IReadOnlyList<NewsItem>> SearchAsync(
            string query,
            CancellationToken cancellationToken = default
        )
        {
            string[] words = SearchWords.Of(query);
            var found = new List<NewsItem>();
            for (int i = 0; i < news.Real.Count; i++)
            {
                bool isReal = news.IsKnown(i, time) || !scope.Has(AlterationKinds.News, i);
                found.AddRange(
                    (isReal ? [news.Real[i]] : news._altered[i]).Where(item => JsonLinesNewsSource.IsMatch(item, words))
                );
            }

            return ValueTask.FromResult<IReadOnlyList<NewsItem>>(found);
        }
    }
}
