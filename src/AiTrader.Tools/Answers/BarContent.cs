namespace AiTrader.Tools;

/// <summary>One bar.</summary>
/// <param name="Time">The time of the bar.</param>
/// <param name="Open">The first price; null if it is not known. So are the others.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">The units that were traded.</param>
internal sealed record BarContent(
    TradingTime Time,
    decimal? Open = null,
    decimal? High = null,
    decimal? Low = null,
    decimal? Close = null,
    decimal? Volume = null
);
