sealed class Mine : IDecisionMaker
{
    private readonly IMarketData _marketData;

    // AIT002: The decision maker 'Mine' gets an IMarketData through its constructor, past the desk of the
    // session; use the MarketData of the desk that DecideAsync gets
    public Mine(IMarketData marketData) => _marketData = marketData;

    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        desk.HoldAsync(context, $"{_marketData.GetSymbols(context).Count}", token);
}
