using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Browser.Tests;

/// <summary>A store of traders of which some faulted, stopped early or did not decide; names of any length.</summary>
internal static class StoreWithGaps
{
    /// <summary>Makes it.</summary>
    /// <param name="path">Where the store is.</param>
    /// <param name="prices">The file of the prices.</param>
    public static async Task WriteAsync(string path, string prices)
    {
        var series = PriceFile.CreateSource(prices).Read();
        var week = new SessionSchedule(series.Times.Take(10));
        await using var store = new SqliteStore(path, TimeProvider.System);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        await floor.Arena.RunAsync(
            [
                Trader("complete", new EqualWeightBuyAndHold()),
                Trader("a-signature-of-the-longest-kind-that-people-give-to-a-trader", new SeededRandom(1)),
                Trader("undecided", new Quiet()),
                Trader("faulted-at-once", new Broken(series.Times[0])),
                Trader("faulted-and-missing", new Broken(series.Times[4])),
            ],
            week
        );
        await floor.Arena.RunAsync([Trader("missing", new AllCash())], new SessionSchedule(series.Times.Take(3)));
    }

    private static Trader Trader(string name, IDecisionMaker maker) =>
        new(Signature.Parse(name), ModelId.Parse($"some-provider/some-model-of-{name}"), maker)
        {
            Cash = new Money(1_234_567),
        };

    private sealed class Quiet : IDecisionMaker
    {
        public ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        ) => ValueTask.CompletedTask;
    }

    private sealed class Broken(TradingTime time) : IDecisionMaker
    {
        public ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        ) =>
            context.Time < time
                ? desk.HoldAsync(context, "It still works.", cancellationToken)
                : throw new TimeoutException("The model answered 529: overloaded.");
    }
}
