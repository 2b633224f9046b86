using AiTrader.Tools;

sealed class Seller
{
    private readonly IBrokerage _brokerage;

    // AIT002: The tool 'Seller' gets an IBrokerage through its constructor, past the desk of the session; create
    // the tool for a desk, and use the desk's Brokerage
    public Seller(IBrokerage brokerage) => _brokerage = brokerage;

    public TradingTool Create() => TradingTool.Create<string, Task<string>>("sell_all", "Sells.", SellAsync);

    private async Task<string> SellAsync(TradingContext context, string symbol) =>
        $"{symbol}: {await _brokerage.GetPortfolioAsync(context)}";
}
