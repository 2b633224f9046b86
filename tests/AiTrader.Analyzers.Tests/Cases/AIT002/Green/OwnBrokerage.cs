sealed class Slow(IMarketData marketData)
{
    public Market Market => marketData.Market;
}

static class Application
{
    public static Slow Create(IMarketData marketData, IBrokerage brokerage) => new(marketData);
}
