namespace AiTrader.Testing;

/// <summary>The desk's calls in one short line.</summary>
public static class Desks
{
    /// <summary>Buys.</summary>
    public static Task<TradeOutcome> BuyAsync(
        this ITradingDesk desk,
        TradingContext context,
        string symbol,
        decimal quantity
    ) => desk.BuyAsync(context, Symbol.Parse(symbol), quantity, CancellationToken.None).AsTask();

    /// <summary>Sells.</summary>
    public static Task<TradeOutcome> SellAsync(
        this ITradingDesk desk,
        TradingContext context,
        string symbol,
        decimal quantity
    ) => desk.SellAsync(context, Symbol.Parse(symbol), quantity, CancellationToken.None).AsTask();
}
