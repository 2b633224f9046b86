namespace AiTrader.Tools;

/// <summary>
/// One piece of news as its source has it; whether it may be shown is decided only by <see cref="AsOfNews"/>.
/// </summary>
/// <param name="Published">When it was published, as the source writes it; null if the source does not say.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">A few sentences; can be empty.</param>
/// <param name="Url">The address; null if the source does not say.</param>
/// <param name="Symbols">Its symbols; can be empty.</param>
public sealed record NewsItem(
    string? Published,
    string Title,
    string Summary,
    string? Url,
    IReadOnlyList<string> Symbols
);
