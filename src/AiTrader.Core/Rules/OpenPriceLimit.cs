namespace AiTrader.Rules;

/// <summary>Whether the price limits of a market withhold the open of a bar from one side.</summary>
internal static class OpenPriceLimit
{
    /// <summary>
    /// The limit that the open at a context's time is at or beyond, for one side; null if the side can be executed
    /// there: the market has no limits, there is no open, or no close of an earlier day is known.
    /// </summary>
    public static decimal? FindReached(TradingContext context, Symbol symbol, OrderSide side, IMarketData marketData) =>
        marketData.Market.PriceLimits is { } limits
        && marketData.GetQuote(context, symbol) is { } quote
        && marketData.GetPreviousClose(context, symbol) is { } close
            ? FindReached(limits, symbol, side, quote.Price, close)
            : null;

    /// <summary>The same of an open and a close that are known.</summary>
    public static decimal? FindReached(
        PriceLimits limits,
        Symbol symbol,
        OrderSide side,
        Price open,
        Price previousClose
    )
    {
        decimal limit =
            side == OrderSide.Buy ? limits.GetUpper(symbol, previousClose) : limits.GetLower(symbol, previousClose);
        bool isReached = side == OrderSide.Buy ? open.Value >= limit : open.Value <= limit;
        return isReached ? limit : null;
    }
}
