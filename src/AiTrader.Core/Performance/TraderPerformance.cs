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
    /// <summary>Measures how a trader did.</summary>
    /// <param name="entries">All entries of the ledger that count, in order.</param>
    /// <param name="coverage">How the sessions that were to be ended.</param>
    /// <param name="equity">What the account was worth.</param>
    /// <param name="benchmark">The curve it is compared with, of the same stamps; null where there is none.</param>
    /// <param name="conventions">The periods a year and the rates.</param>
    /// <exception cref="ArgumentException">The ledger does not begin with the opening of the account, or the benchmark
    /// has other stamps than the curve.</exception>
    public static TraderPerformance Create(
        IReadOnlyList<LedgerEntry> entries,
        SessionCoverage coverage,
        EquityCurve equity,
        EquityCurve? benchmark,
        PerformanceConventions conventions
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(equity);
        ArgumentNullException.ThrowIfNull(conventions);
        return new TraderPerformance(
            entries is [LedgerEntry.AccountOpened opened, ..]
                ? opened.Context.Signature
                : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries)),
            coverage,
            equity,
            CurveMetrics.Create(equity, conventions),
            TradingMetrics.Create(entries, equity, conventions),
            benchmark,
            benchmark is null ? null : RelativeMetrics.Create(equity, benchmark, conventions)
        );
    }
}
