using AiTrader.Tools;

static class Trend
{
    public static TradingTool Over(IMarketData marketData) =>
        TradingTool.Create("trend", "How it rises.", (TradingContext context) => $"{marketData.GetSymbols(context)}");
}
