using AiTrader.Tools;

// AIT002: The tool 'Spread' gets an IMarketData through its constructor, past the desk of the session; create
// the tool for a desk, and use the desk's MarketData
sealed class Spread(IMarketData marketData)
{
    public TradingTool Tool =>
        TradingTool.Create(
            "spread",
            "High minus low.",
            (TradingContext context, string symbol) => $"{marketData.GetQuote(context, Symbol.Parse(symbol))}"
        );
}
