namespace AiTrader;

/// <summary>
/// Market data that knows all of its stamps, later ones included. The type is internal: what runs sessions asks it
/// whether a time is one of them, and no decision maker gets it.
/// </summary>
internal interface IStampedMarketData
{
    /// <summary>The stamps of all bars, in order.</summary>
    IReadOnlyList<TradingTime> Times { get; }
}
