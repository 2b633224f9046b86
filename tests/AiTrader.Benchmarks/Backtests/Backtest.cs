using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Backtests;

/// <summary>
/// One trader in an arena through all the days of a series: desk, brokerage, rules and ledger, as anybody runs it.
/// </summary>
internal sealed class Backtest(PriceSeries series)
{
    public static readonly Money InitialCash = new(1_000_000);

    /// <summary>Runs it with a new ledger.</summary>
    /// <returns>The cash in the end.</returns>
    public async Task<Money> RunAsync()
    {
        var store = new InMemoryStore(TimeProvider.System);
        var marketData = new AsOfMarketData(Market.Us, series);
        var brokerage = new SimulatedBrokerage(marketData, store.Ledgers);
        var sessions = new SessionRunner(marketData, brokerage, store, TimeProvider.System);
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("benchmark/backtest"), new OneOrderASymbol())
        {
            Cash = InitialCash,
        };
        var runs = await new Arena(sessions) { Parallelism = 1 }.RunAsync(
            [trader],
            SessionSchedule.FromPrices(series),
            progress: null,
            CancellationToken.None
        );
        if (runs[0].Fault is { } faulted)
        {
            throw faulted.Fault;
        }

        return (await store.Ledgers.FindAccountAsync(trader.Signature, CancellationToken.None))!.Portfolio.Cash;
    }
}
