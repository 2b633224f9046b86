using AiTrader.Prices;

namespace AiTrader.Tools;

/// <summary>Shows the prices known at a context's time, and none from later.</summary>
/// <param name="marketData">The market.</param>
public sealed class PriceTool(IMarketData marketData)
{
    /// <summary>The price tradable now; null where there is none.</summary>
    public Quote? GetQuote(TradingContext context, Symbol symbol) => marketData.GetQuote(context, symbol);

    /// <summary>The latest <paramref name="count"/> finished bars, oldest first.</summary>
    public IReadOnlyList<Bar> GetBars(TradingContext context, Symbol symbol, int count) =>
        marketData.GetBars(context, symbol, count);
}
