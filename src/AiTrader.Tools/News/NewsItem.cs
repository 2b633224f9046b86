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
)
{
    /// <summary>The headline.</summary>
    public string Title
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = Title ?? throw new ArgumentNullException(nameof(Title));

    /// <summary>A few sentences; can be empty.</summary>
    public string Summary
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = Summary ?? throw new ArgumentNullException(nameof(Summary));

    /// <summary>Who published it; null if the source of the news does not say.</summary>
    public string? Source { get; init; }

    /// <summary>Its symbols; can be empty.</summary>
    public IReadOnlyList<string> Symbols
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = Symbols ?? throw new ArgumentNullException(nameof(Symbols));

    /// <summary>Whether its publication time can be read; an item without one is never shown.</summary>
    /// <param name="market">The market whose time zone applies to times without an offset.</param>
    public bool IsDated(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return PublicationTime.Parse(Published, TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone)) is not null;
    }

    /// <summary>Whether the other has the same values, symbols in the same order.</summary>
    public bool Equals(NewsItem? other) =>
        other is not null
        && (Published, Title, Summary, Url, Source)
            == (other.Published, other.Title, other.Summary, other.Url, other.Source)
        && Symbols.SequenceEqual(other.Symbols);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Published, Title, Url, Symbols.Count);
}
