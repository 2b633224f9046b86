namespace AiTrader.Tools;

/// <summary>
/// One piece of news as its source has it; whether it may be shown is decided by <see cref="AsOfNews"/> alone.
/// </summary>
/// <param name="Published">When it was published, in the source's own words; null where the source does not
/// say.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">A few sentences; may be empty.</param>
/// <param name="Url">Where it stands; null where the source does not say.</param>
/// <param name="Symbols">The tickers it is about; may be empty.</param>
public sealed record NewsItem(
    string? Published,
    string Title,
    string Summary,
    string? Url,
    IReadOnlyList<string> Symbols
);
