using System.Collections.Concurrent;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports;

/// <summary>
/// The curves that traders are compared with. Each is made once, to the end of the prices: most traders share one, and
/// need a part of it. Safe to use concurrently.
/// </summary>
/// <param name="request">The prices, and the symbol of the benchmark.</param>
internal sealed class Benchmarks(ReportRequest request)
{
    private readonly ConcurrentDictionary<(TradingTime Opening, Money Cash), Lazy<EquityCurve>> _whole = new();

    /// <summary>The name of them all.</summary>
    public string Name =>
        (
            request.Benchmark is { } symbol
                ? $"{symbol} in fractions, bought once and held"
                : "every symbol in equal parts and fractions, bought once and held"
        ) + (request.Prices.Actions.All.Count > 0 ? ", dividends kept as cash" : "");

    /// <summary>The curve of an account that opens as the trader's, through a stamp.</summary>
    public EquityCurve Find(TraderFacts trader, TradingTime last) =>
        _whole
            .GetOrAdd(
                (trader.Opened.Context.Time, trader.Opened.Terms.Cash),
                key => new Lazy<EquityCurve>(() => Create(key.Opening, key.Cash))
            )
            .Value.Through(last);

    private EquityCurve Create(TradingTime opening, Money cash)
    {
        var end = request.Prices.Times is [.., var last] && last > opening ? last : opening;
        return request.Benchmark is { } symbol
            ? Benchmark.CreateForSymbol(symbol, request.Prices, opening, cash, end)
            : Benchmark.CreateForUniverse(request.Prices, opening, cash, end);
    }
}
