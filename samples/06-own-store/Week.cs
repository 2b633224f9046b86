using AiTrader;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

/// <summary>A trader who buys and sells through a week, each act depending on what it holds.</summary>
public sealed class Week(Action<string> tell) : IDecisionMaker
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    public static async Task<TraderRun> RunAsync(IStore store, Action<string> tell)
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("sample/week"), new Week(tell))
        {
            Cash = new Money(10_000),
        };
        return (await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(market.Series)))[0];
    }

    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        var cash = (await desk.GetPortfolioAsync(context, cancellationToken)).Cash;
        await desk.BuyAsync(context, Aaa, Math.Floor(cash.Value / 200), cancellationToken);
        tell($"{context.Time} bought");
        var held = (await desk.GetPortfolioAsync(context, cancellationToken)).GetQuantity(Aaa);
        await desk.SellAsync(context, Aaa, Math.Ceiling(held.Value / 2), cancellationToken);
        tell($"{context.Time} sold");
    }
}
