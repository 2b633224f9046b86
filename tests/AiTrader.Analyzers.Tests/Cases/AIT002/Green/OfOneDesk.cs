using AiTrader.Tools;

sealed class Spread(IMarketData marketData)
{
    public TradingTool Tool =>
        TradingTool.Create(
            "spread",
            "High minus low.",
            (TradingContext context) => $"{marketData.GetSymbols(context)}"
        );
}

static class Application
{
    public static Func<IToolDesk, TradingToolset> Tools { get; } =
        desk => [.. StandardTools.CreateFor(desk), new Spread(desk.MarketData).Tool];
}
