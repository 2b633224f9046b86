// AIT002: The decision maker 'Simulated' gets an IBrokerage through its constructor, past the desk of the
// session; trade and hold through the desk that DecideAsync gets
// AIT002: The decision maker 'Simulated' gets an IMarketData through its constructor, past the desk of the
// session; use the MarketData of the desk that DecideAsync gets
sealed class Simulated(SimulatedBrokerage brokerage, AsOfMarketData prices) : IDecisionMaker
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        desk.HoldAsync(context, $"{brokerage} {prices}", token);
}

// AIT002: The decision maker 'Open' gets an IMarketData through its constructor, past the desk of the session;
// use the MarketData of the desk that DecideAsync gets
sealed class Open<TData>(TData data) : IDecisionMaker
    where TData : IMarketData
{
    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        desk.HoldAsync(context, $"{data}", token);
}
