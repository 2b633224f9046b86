using System.Diagnostics;
using AiTrader.Benchmarks.Quick;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Orders;

/// <summary>
/// What a bar costs a trader with 10,000 orders of one symbol that rest far from its price, compared with one that has
/// none. Both hold in each session.
/// </summary>
internal sealed class QuickOrders : IQuickBenchmark
{
    private const int OrderCount = 10_000;
    private const int DayCount = 30_000;
    private const int Rounds = 5;
    private static readonly Symbol Symbol = Symbol.Parse("SYM");

    public string Name => "orders";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        var series = PriceSeries.FromBars(Bars());
        await TimeOfBarAsync(series, orders: 0);
        await TimeOfBarAsync(series, orders: 100);
        var (none, many) = (new Samples(), new Samples());
        for (int round = 0; round < Rounds; round++)
        {
            none.Add(await TimeOfBarAsync(series, orders: 0));
            many.Add(await TimeOfBarAsync(series, OrderCount));
        }

        return
        [
            QuickResult.AtMost(
                "a bar with 10,000 orders that rest far from its price, compared with none (processor time)",
                many.Median / none.Median,
                2,
                "of its time"
            ),
            QuickResult.Note("orders: a bar and its session without orders that rest", $"{none.Median * 1e6:0.0} µs"),
        ];
    }

    private static async Task<double> TimeOfBarAsync(PriceSeries series, int orders)
    {
        var store = new InMemoryStore(TimeProvider.System);
        var marketData = new AsOfMarketData(Market.Us, series);
        var brokerage = new SimulatedBrokerage(marketData, store.Ledgers);
        var sessions = new SessionRunner(marketData, brokerage, store, TimeProvider.System);
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("benchmark/orders"), new FarOrders(orders))
        {
            Cash = new Money(10_000_000),
        };
        var arena = new Arena(sessions) { Parallelism = 1 };
        var schedule = SessionSchedule.FromPrices(series);
        RequireNoFault(await arena.RunAsync([trader], schedule.Between(null, schedule[0])));
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var started = process.TotalProcessorTime;
        RequireNoFault(await arena.RunAsync([trader], schedule));
        process.Refresh();
        return (process.TotalProcessorTime - started).TotalSeconds / DayCount;
    }

    private static void RequireNoFault(IReadOnlyList<TraderRun> runs)
    {
        if (runs[0].Fault is { } faulted)
        {
            throw faulted.Fault;
        }
    }

    private static IEnumerable<SymbolBar> Bars()
    {
        var day = new DateOnly(1925, 1, 1);
        for (int i = 0; i <= DayCount; i++)
        {
            decimal open = 100 + (i % 7);
            yield return new(
                Symbol,
                new Bar(
                    new TradingTime(day.AddDays(i)),
                    new Price(open),
                    new Price(open + 1),
                    new Price(open - 1),
                    new Price(open),
                    1_000
                )
            );
        }
    }

    /// <summary>Gives its orders in the first session, and holds in each.</summary>
    private sealed class FarOrders(int count) : IDecisionMaker
    {
        public async ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        )
        {
            if (context.Time.Date == new DateOnly(1925, 1, 1))
            {
                for (int i = 0; i < count; i++)
                {
                    var terms = OrderTerms.Limit(10 + (i % 50), TimeInForce.Gtc);
                    await desk.BuyAsync(context, Symbol, 1, terms, cancellationToken);
                }
            }

            await desk.HoldAsync(context, "It is far away.", cancellationToken);
        }
    }
}
