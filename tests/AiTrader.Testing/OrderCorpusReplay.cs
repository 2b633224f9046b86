using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>Replays the corpus of orders that rest into a store.</summary>
public static class OrderCorpusReplay
{
    /// <summary>Replays an agent, under its name.</summary>
    public static Task<ReplayResult> RunAsync(IStore store, OrderCorpusAgent agent, PriceSeries series) =>
        RunAsync(
            store,
            OrderCorpus.MarketOf(agent.Market),
            series,
            (agent.Name, agent.Opened, agent.Cash, agent.Conditions),
            RecordedOrderFile.Read(agent.Orders)
        );

    /// <summary>Replays a case, under the name <c>case</c>.</summary>
    public static Task<ReplayResult> RunAsync(IStore store, OrderCorpusCase given) =>
        RunAsync(store, given.Market, given.Series, ("case", given.Opened, given.Cash, given.Conditions), given.Orders);

    private static async Task<ReplayResult> RunAsync(
        IStore store,
        Market market,
        PriceSeries series,
        (string Name, string Opened, decimal Cash, TradingConditions Conditions) account,
        IReadOnlyList<RecordedOrder> orders
    )
    {
        var floor = new TradingFloor(new AsOfMarketData(market, series), series, store, RuleBook.Standard);
        var opening = Contexts.For(account.Name, account.Opened);
        var terms = AccountTerms.Create(market, new Money(account.Cash)) with { Conditions = account.Conditions };
        await store.Ledgers.OpenAccountAsync(opening, terms);
        return await new OrderReplay(floor.Sessions).RunAsync(opening, terms.Cash, orders, CancellationToken.None);
    }
}
