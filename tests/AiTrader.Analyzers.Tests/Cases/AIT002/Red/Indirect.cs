using Microsoft.Extensions.DependencyInjection;

sealed record Parts(IMarketData MarketData, string Name);

// AIT002: The decision maker 'Mine' gets an IBrokerage through its constructor, past the desk of the session;
// trade and hold through the desk that DecideAsync gets
// AIT002: The decision maker 'Mine' gets an IMarketData through its constructor, past the desk of the session;
// use the MarketData of the desk that DecideAsync gets
// AIT002: The decision maker 'Mine' gets an IMarketData through its constructor, past the desk of the session;
// use the MarketData of the desk that DecideAsync gets
sealed class Mine(Lazy<IBrokerage> brokerage, Func<IMarketData> find, Parts parts, IServiceProvider services)
    : IDecisionMaker
{
    // AIT002: The decision maker 'Mine' gets an IMarketData through a property, past the desk of the session;
    // use the MarketData of the desk that DecideAsync gets
    public required IEnumerable<IMarketData> Markets { get; init; }

    public ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default) =>
        // AIT002: The decision maker 'Mine' gets an IBrokerage through the container, past the desk of the
        // session; trade and hold through the desk that DecideAsync gets
        services
            .GetRequiredService<IBrokerage>()
            .HoldAsync(context, ClientOrderId.Parse("1"), $"{brokerage} {find} {parts}", token);
}
