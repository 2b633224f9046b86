// AIT002: The decision maker 'Mine' gets an IBrokerage through its constructor, past the desk of the session;
// trade and hold through the desk that DecideAsync gets
// AIT002: The decision maker 'Mine' gets an IMarketData through its constructor, past the desk of the session;
// use the MarketData of the desk that DecideAsync gets
sealed class Mine(IBrokerage brokerage, IMarketData marketData) : IDecisionMaker
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        brokerage.HoldAsync(context, ClientOrderId.Parse("1"), $"{marketData.Market}", token);
}
