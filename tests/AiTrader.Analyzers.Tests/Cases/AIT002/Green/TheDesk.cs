sealed class Mine(TimeProvider clock, IDecisionMaker inner) : IDecisionMaker
{
    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        var marketData = desk.MarketData;
        Look(marketData);
        await inner.DecideAsync(context, desk, token);
        await desk.HoldAsync(context, $"{clock.GetUtcNow()}", token);
    }

    private static void Look(IMarketData marketData) => Console.WriteLine(marketData.Market);
}
