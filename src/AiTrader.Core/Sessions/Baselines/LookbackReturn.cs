namespace AiTrader;

/// <summary>
/// The return of a symbol over a number of finished bars: <c>close of the last finished bar / close of the bar lookback
/// earlier − 1</c>, both in the current units.
/// </summary>
internal static class LookbackReturn
{
    /// <summary>The return; null for a symbol that lacks one of the closes.</summary>
    public static double? Of(TradingContext context, IMarketData marketData, Symbol symbol, int lookback)
    {
        var bars = marketData.GetHistory(context, symbol, lookback + 1).Bars;
        return bars.Count == lookback + 1 && bars[0].Close is { } first && bars[^1].Close is { } last
            ? (double)(last.Value / first.Value) - 1
            : null;
    }
}
