namespace AiTrader.Tools;

/// <summary>The market, the session under way and the cash.</summary>
internal sealed record MarketContent
{
    /// <summary>The name of the market.</summary>
    public required string Market { get; init; }

    /// <summary>The currency of cash and prices.</summary>
    public required string Currency { get; init; }

    /// <summary>The time of the session.</summary>
    public required TradingTime Time { get; init; }

    /// <summary>The time zone of the market's clock.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Orders are for multiples of this number of units.</summary>
    public required decimal LotSize { get; init; }

    /// <summary>Whether a fraction of a unit can be traded.</summary>
    public required bool AllowsFractions { get; init; }

    /// <summary>When bought units can be sold: <c>at once</c> or <c>the next day</c>.</summary>
    public required string SellableFrom { get; init; }

    /// <summary>The rules as text.</summary>
    public required string Rules { get; init; }

    /// <summary>The cash.</summary>
    public required decimal Cash { get; init; }

    /// <summary>What open orders reserve of the cash; null if they reserve nothing.</summary>
    public decimal? ReservedCash { get; init; }

    /// <summary>
    /// The number of sessions that have not ended, this one included; null if the server does not know them.
    /// </summary>
    public int? SessionsLeft { get; init; }
}
