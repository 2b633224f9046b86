sealed class Once(IMarketData marketData) : IDecisionMaker
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        desk.HoldAsync(context, $"{marketData.Market}", token);
}

sealed class Mine : IDecisionMaker
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        new Once(desk.MarketData).DecideAsync(context, desk, token);
}
