using AiTrader.Performance;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>
/// Makes the figures of single traders. Those of a live report depend on nothing but the trader's own records and the
/// prices, so that they stay until it moves. Safe to use concurrently.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="market">The market of the report.</param>
internal sealed class TraderReporting(ReportRequest request, Market market)
{
    /// <summary>The market of the report.</summary>
    public Market Market => market;

    /// <summary>What is asked for.</summary>
    public ReportRequest Request => request;

    /// <summary>The curves that traders are compared with.</summary>
    public Benchmarks Benchmarks { get; } = new(request);

    /// <summary>The periods a year and the rates.</summary>
    public PerformanceConventions Conventions { get; } =
        PerformanceConventions.Create(market, request.Prices) with
        {
            RiskFreeRate = request.RiskFreeRate,
        };

    /// <summary>A trader as it is now, through its own last session.</summary>
    public ReportedTrader Find(TraderHistory history)
    {
        var facts = TraderFacts.Create(history, request.Prices);
        if (facts.WhyNotIn(request.Prices, market) is not null)
        {
            return new ReportedTrader(facts, null, null);
        }

        try
        {
            return Create(history, facts, facts.Last);
        }
        catch (InputException unpriced)
        {
            // One ledger of other prices must not keep a live report from all the others.
            return new ReportedTrader(facts, null, $"{facts.Signature} is left out: {unpriced.Message}");
        }
    }

    /// <summary>A trader through a stamp.</summary>
    /// <exception cref="InputException">The prices differ from the prices at which it traded.</exception>
    public ReportedTrader Create(TraderHistory history, TraderFacts facts, TradingTime last)
    {
        try
        {
            var report = ReportOf(history, facts, last);
            return new ReportedTrader(facts, report, null) { OwnTimes = OwnTimesOf(report) };
        }
        catch (InvalidOperationException unpriced)
        {
            throw new InputException(
                $"Ledger of {history.Signature}: {unpriced.Message} Name the prices at which it traded.",
                unpriced
            );
        }
    }

    private TraderReport ReportOf(TraderHistory history, TraderFacts facts, TradingTime last)
    {
        var curve = EquityCurve.Create(history.Entries, request.Prices, last);
        var performance = TraderPerformance.Create(
            history.Entries,
            SessionCoverage.CreateSinceOpening(
                history.Entries,
                request.Prices,
                request.IsLive ? facts.LastEnded : last,
                [.. history.Faults.Select(fault => fault.Context.Time)]
            ),
            curve,
            Benchmarks.Find(facts, last),
            Conventions
        );
        return new TraderReport(
            0,
            null,
            facts,
            performance,
            ReferenceMetrics.Create(curve, Conventions.PeriodsPerYear),
            LedgerTally.Create(history.Entries)
        )
        {
            Holdings = FinalHolding.Create(history.Entries, request.Prices, last),
            Spending = Spending.Create(
                history.Requests,
                history.Entries,
                history.Models,
                performance.Coverage.DecidedCount
            ),
            Learned = history
                .Cutoffs.FindSessions(history.Entries, history.Faults.Select(fault => fault.Context))
                .Where(performance.Coverage.Outcomes.ContainsKey)
                .ToHashSet(),
        };
    }

    // A fault can be before the opening, and a session between two stamps.
    private List<TradingTime> OwnTimesOf(TraderReport report)
    {
        var opening = report.Facts.Opened.Context.Time;
        return [.. report.Outcomes.Keys.Where(time => time < opening || !request.Prices.HasStamp(time))];
    }
}
