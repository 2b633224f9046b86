using AiTrader.Performance;

namespace AiTrader.Runner.Reports;

/// <summary>Puts traders together to a report.</summary>
/// <param name="reporting">What made them.</param>
internal sealed class ReportBuilder(TraderReporting reporting)
{
    private ReportRequest Request => reporting.Request;

    /// <summary>Creates the report.</summary>
    /// <param name="traders">The traders; at least one.</param>
    /// <param name="notes">What is said of them and of those that are left out.</param>
    public Report Build(IReadOnlyList<ReportedTrader> traders, IReadOnlyList<string> notes)
    {
        var last = traders.Max(trader => trader.Facts.Last);
        var first = traders.MinBy(trader => trader.Facts.Opened.Context.Time)!.Facts;
        List<TraderReport> ranked =
        [
            .. Ranking
                .Create(traders.Select(trader => trader.Report).OfType<TraderReport>(), trader => trader.Basis)
                .Select((place, index) => place.Trader with { Number = index + 1, Rank = place.Rank }),
        ];
        return new Report(
            new ReportBasis(reporting.Market, Request.Prices, Request.Sources, reporting.Conventions),
            BenchmarkOf(first, last),
            ranked,
            TimesOf(traders, first.Opened.Context.Time, last),
            Request.Symbol ?? MostTradedOf(traders),
            [
                .. notes,
                .. traders.Select(trader => trader.Left).OfType<string>(),
                .. ranked.SelectMany(trader =>
                    FinalHolding.GetNotes(trader.Holdings).Select(note => $"{trader.Name}: {note}")
                ),
            ]
        )
        {
            IsLive = Request.IsLive,
        };
    }

    private ReportBenchmark BenchmarkOf(TraderFacts first, TradingTime last)
    {
        var equity = reporting.Benchmarks.Find(first, last);
        return new(reporting.Benchmarks.Name, equity, CurveMetrics.Create(equity, reporting.Conventions));
    }

    private List<TradingTime> TimesOf(IReadOnlyList<ReportedTrader> traders, TradingTime opening, TradingTime last) =>
        [
            .. Request
                .Prices.Times.Where(time => time >= opening && time <= last)
                .Concat(traders.SelectMany(trader => trader.OwnTimes))
                .Append(opening)
                .Distinct()
                .Order(),
        ];

    private static Symbol? MostTradedOf(IEnumerable<ReportedTrader> traders) =>
        traders
            .SelectMany(trader => trader.Facts.Fills)
            .GroupBy(fills => fills.Key, fills => fills.Value)
            .OrderByDescending(fills => fills.Sum())
            .ThenBy(fills => fills.Key)
            .Select(fills => fills.Key)
            .FirstOrDefault();
}
