using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>Everything that a trader's ledger says of how it did.</summary>
/// <param name="Signature">Whose.</param>
/// <param name="Coverage">Whether the run is complete. If it is not, the figures are those of what there is, and not of
/// the run.</param>
/// <param name="Equity">What the account was worth.</param>
/// <param name="Curve">What that curve says of itself.</param>
/// <param name="Trading">What the fills say.</param>
/// <param name="Benchmark">The curve it is compared with; null where there is none.</param>
/// <param name="Relative">What the curve says beside the benchmark; null where there is none.</param>
public sealed record TraderPerformance(
    Signature Signature,
    SessionCoverage Coverage,
    EquityCurve Equity,
    CurveMetrics Curve,
    TradingMetrics Trading,
    EquityCurve? Benchmark,
    RelativeMetrics? Relative
)
{
    /// <summary>Reads how a trader did over a schedule, beside the universe bought and held.</summary>
    /// <param name="entries">All entries of the ledger, in order.</param>
    /// <param name="series">The prices.</param>
    /// <param name="schedule">The sessions that were to be; at least one.</param>
    /// <param name="faulted">The times at which sessions broke.</param>
    /// <param name="conventions">The periods a year and the rates.</param>
    /// <exception cref="ArgumentException">The ledger does not begin with the opening of the account, or the schedule
    /// is empty.</exception>
    /// <exception cref="InvalidOperationException">A holding has no price in the series.</exception>
    public static TraderPerformance Create(
        IReadOnlyList<LedgerEntry> entries,
        PriceSeries series,
        SessionSchedule schedule,
        IEnumerable<TradingTime> faulted,
        PerformanceConventions conventions
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Count == 0)
        {
            throw new ArgumentException("A schedule has at least one session.", nameof(schedule));
        }

        var through = schedule[^1];
        List<LedgerEntry> counted = [.. entries.Where(entry => entry.Context.Time <= through)];
        var curve = EquityCurve.Create(counted, series, through);
        var benchmark = AiTrader.Performance.Benchmark.CreateForUniverse(
            series,
            curve.Points[0].Time,
            curve.Points[0].Equity,
            through
        );
        return new TraderPerformance(
            counted[0].Context.Signature,
            SessionCoverage.Create(counted, schedule, faulted),
            curve,
            CurveMetrics.Create(curve, conventions),
            TradingMetrics.Create(counted, curve, conventions),
            benchmark,
            RelativeMetrics.Create(curve, benchmark, conventions)
        );
    }
}
