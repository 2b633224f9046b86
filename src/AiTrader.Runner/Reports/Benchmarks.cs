using System.Collections.Concurrent;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports;

/// <summary>
/// The curves that traders are compared with. Traders that open at the same time with the same cash share one, of which
/// each needs a part. Safe to use concurrently.
/// </summary>
/// <param name="request">The prices, and the symbol of the benchmark.</param>
internal sealed class Benchmarks(ReportRequest request)
{
    private const int Fewest = 4;

    private readonly ConcurrentDictionary<(TradingTime Opening, Money Cash), SharedCurve> _curves = new();

    /// <summary>The name of them all.</summary>
    public string Name =>
        (
            request.Benchmark is { } symbol
                ? $"{symbol} in fractions, bought once and held"
                : "every symbol in equal parts and fractions, bought once and held"
        ) + (request.Prices.Actions.All.Count > 0 ? ", dividends kept as cash" : "");

    /// <summary>The curve of an account that opens as the trader's, through a stamp.</summary>
    public EquityCurve Find(TraderFacts trader, TradingTime last) =>
        _curves
            .GetOrAdd(
                (trader.Opened.Context.Time, trader.Opened.Terms.Cash),
                key => new SharedCurve(through => Create(key.Opening, key.Cash, through))
            )
            .Find(last, AheadOf(trader.Opened.Context.Time, last));

    // A live report asks for a later stamp with each session: not to make the curve anew each time, it is made for some
    // sessions more, and not to the end of the prices, as every trader can have a curve of its own.
    private TradingTime AheadOf(TradingTime opening, TradingTime last)
    {
        if (!request.IsLive)
        {
            return last;
        }

        var times = request.Prices.Times;
        int through = request.Prices.CountStampsThrough(last);
        int passed = through - request.Prices.CountStampsThrough(opening);
        int ahead = Math.Min(through + Fewest + (passed / 4), times.Count);
        return ahead > 0 && times[ahead - 1] > last ? times[ahead - 1] : last;
    }

    private EquityCurve Create(TradingTime opening, Money cash, TradingTime through) =>
        request.Benchmark is { } symbol
            ? Benchmark.CreateForSymbol(symbol, request.Prices, opening, cash, through)
            : Benchmark.CreateForUniverse(request.Prices, opening, cash, through);

    private sealed class SharedCurve(Func<TradingTime, EquityCurve> create)
    {
        private readonly Lock _lock = new();
        private EquityCurve? _curve;
        private TradingTime _through;

        public EquityCurve Find(TradingTime last, TradingTime ahead)
        {
            lock (_lock)
            {
                if (_curve is null || _through < last)
                {
                    (_curve, _through) = (create(ahead), ahead);
                }

                return _curve.Through(last);
            }
        }
    }
}
