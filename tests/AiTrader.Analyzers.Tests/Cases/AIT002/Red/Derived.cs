interface IStrategy : IDecisionMaker;

// AIT002: The decision maker 'Strategy' gets an IMarketData through its constructor, past the desk of the
// session; use the MarketData of the desk that DecideAsync gets
abstract class Strategy(IMarketData marketData) : IStrategy
{
    protected IMarketData MarketData => marketData;

    public abstract ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default);
}

// AIT002: The decision maker 'Recorded' gets an IBrokerage through its constructor, past the desk of the
// session; trade and hold through the desk that DecideAsync gets
sealed record Recorded(IBrokerage Brokerage) : IStrategy
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        desk.HoldAsync(context, "Nothing.", token);
}
