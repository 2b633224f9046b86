using AiTrader.Performance;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>Creates a report from the content of a store.</summary>
internal sealed class ReportBuilder(ReportRequest request, Market market)
{
    private readonly PerformanceConventions _conventions = PerformanceConventions.Create(market, request.Prices) with
    {
        RiskFreeRate = request.RiskFreeRate,
    };
    private readonly Dictionary<(TradingTime Opening, Money Cash), EquityCurve> _benchmarks = [];

    /// <summary>Creates it.</summary>
    /// <param name="histories">The traders; at least one.</param>
    /// <param name="notes">The traders that are left out, with the reason.</param>
    /// <exception cref="InputException">The prices differ from the prices at which the traders traded.</exception>
    public Report Build(IReadOnlyList<TraderHistory> histories, IReadOnlyList<string> notes)
    {
        var last = histories.Max(history => history.Last);
        var opening = histories.Min(history => history.Opened.Context.Time);
        foreach (var history in histories)
        {
            BenchmarkOf(history, last);
        }

        var traders = new TraderReport?[histories.Count];
        string?[] left = new string?[histories.Count];
        Parallel.For(0, traders.Length, i => (traders[i], left[i]) = FindTrader(histories[i], last));
        List<TraderReport> ranked =
        [
            .. Ranking
                .Create([.. traders.OfType<TraderReport>()], trader => trader.Basis)
                .Select((place, index) => place.Trader with { Number = index + 1, Rank = place.Rank }),
        ];
        var times = request
            .Prices.Times.Where(time => time >= opening && time <= last)
            .Concat(ranked.SelectMany(trader => trader.Outcomes.Keys))
            .Append(opening)
            .Distinct()
            .Order();
        return new Report(
            new ReportBasis(market, request.Prices, request.Sources, _conventions),
            BenchmarkOf(BenchmarkOf(histories.MinBy(history => history.Opened.Context.Time)!, last)),
            ranked,
            [.. times],
            request.Symbol ?? MostTradedOf(histories),
            [
                .. notes,
                .. left.OfType<string>(),
                .. ranked.SelectMany(trader =>
                    FinalHolding.GetNotes(trader.Holdings).Select(note => $"{trader.Name}: {note}")
                ),
            ]
        )
        {
            IsLive = request.IsLive,
        };
    }

    // One ledger of other prices must not keep a live report from all the others.
    private (TraderReport? Trader, string? Left) FindTrader(TraderHistory history, TradingTime last)
    {
        if (!request.IsLive)
        {
            return (TraderOf(history, last), null);
        }

        try
        {
            return (TraderOf(history, history.Last), null);
        }
        catch (InputException unpriced)
        {
            return (null, $"{history.Signature} is left out: {unpriced.Message}");
        }
    }

    private TraderReport TraderOf(TraderHistory history, TradingTime last)
    {
        try
        {
            var curve = EquityCurve.Create(history.Entries, request.Prices, last);
            var performance = TraderPerformance.Create(
                history.Entries,
                SessionCoverage.CreateSinceOpening(
                    history.Entries,
                    request.Prices,
                    request.IsLive ? history.LastEnded : last,
                    [.. history.Faults.Select(fault => fault.Context.Time)]
                ),
                curve,
                BenchmarkThrough(history, last),
                _conventions
            );
            return new TraderReport(
                0,
                null,
                history,
                performance,
                ReferenceMetrics.Create(curve, _conventions.PeriodsPerYear),
                LedgerTally.Create(history.Entries)
            )
            {
                Holdings = FinalHolding.Create(history.Entries, request.Prices, last),
            };
        }
        catch (InvalidOperationException unpriced)
        {
            throw new InputException(
                $"Ledger of {history.Signature}: {unpriced.Message} Name the prices at which it traded.",
                unpriced
            );
        }
    }

    private ReportBenchmark BenchmarkOf(EquityCurve equity) =>
        new(
            (
                request.Benchmark is { } symbol
                    ? $"{symbol} in fractions, bought once and held"
                    : "every symbol in equal parts and fractions, bought once and held"
            ) + (request.Prices.Actions.All.Count > 0 ? ", dividends kept as cash" : ""),
            equity,
            CurveMetrics.Create(equity, _conventions)
        );

    private EquityCurve BenchmarkThrough(TraderHistory history, TradingTime last)
    {
        var whole = BenchmarkOf(history, last);
        return request.IsLive ? whole.Through(last) : whole;
    }

    // Made before the traders, which only look it up: most of them share one.
    private EquityCurve BenchmarkOf(TraderHistory history, TradingTime last)
    {
        var key = (Opening: history.Opened.Context.Time, history.Opened.Terms.Cash);
        return _benchmarks.TryGetValue(key, out var known)
            ? known
            : _benchmarks[key] = request.Benchmark is { } symbol
                ? Benchmark.CreateForSymbol(symbol, request.Prices, key.Opening, key.Cash, last)
                : Benchmark.CreateForUniverse(request.Prices, key.Opening, key.Cash, last);
    }

    private static Symbol? MostTradedOf(IEnumerable<TraderHistory> histories) =>
        histories
            .SelectMany(history => history.Entries.OfType<LedgerEntry.Filled>())
            .CountBy(filled => filled.Order.Symbol)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key)
            .Select(count => count.Key)
            .FirstOrDefault();
}
