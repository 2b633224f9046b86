using System.Diagnostics;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Runs;

/// <summary>Many traders at once, each of which thinks for a while in each session, and then buys a unit.</summary>
/// <param name="count">How many.</param>
/// <param name="sessions">How many sessions each has.</param>
/// <param name="thinking">How long it thinks in each.</param>
internal sealed class ThinkingTraders(int count, int sessions, TimeSpan thinking)
{
    private static readonly Symbol Symbol = Symbol.Parse("AAA");

    /// <summary>The time in which they would be done on a machine that costs nothing.</summary>
    public TimeSpan Ideal => thinking * sessions;

    /// <summary>Runs all of them on a new store.</summary>
    /// <returns>How long it took, their accounts opened.</returns>
    public async Task<TimeSpan> RunAsync(IStore store)
    {
        var series = new InMemoryPriceSource(
            Enumerable
                .Range(0, sessions)
                .Select(day => new SymbolBar(Symbol, BarOf(new TradingTime(new DateOnly(2025, 10, 1).AddDays(day)))))
        ).Read();
        var marketData = new AsOfMarketData(Market.Us, series);
        var runner = new SessionRunner(
            marketData,
            new SimulatedBrokerage(marketData, store.Ledgers),
            store,
            TimeProvider.System
        );
        var maker = new Thinking(thinking);
        Trader[] traders =
        [
            .. Enumerable
                .Range(1, count)
                .Select(number => new Trader(
                    Signature.Parse($"trader-{number:0000}"),
                    ModelId.Parse("benchmark/thinking"),
                    maker
                )
                {
                    Cash = new Money(10_000),
                }),
        ];
        long start = Stopwatch.GetTimestamp();
        var runs = await new Arena(runner) { Parallelism = count }.RunAsync(
            traders,
            SessionSchedule.FromPrices(series),
            progress: null,
            CancellationToken.None
        );
        var took = Stopwatch.GetElapsedTime(start);
        return runs.All(run => run.Results.OfType<SessionResult.Traded>().Count() == sessions)
            ? took
            : throw new InvalidOperationException("A session did not trade.");
    }

    private static Bar BarOf(TradingTime time) =>
        new(time, new Price(10), new Price(11), new Price(9), new Price(10), 1_000_000);

    private sealed class Thinking(TimeSpan time) : IDecisionMaker
    {
        public async ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Delay(time, cancellationToken);
            await desk.BuyAsync(context, Symbol, 1, cancellationToken);
        }
    }
}
