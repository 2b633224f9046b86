using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>The performance of a trader, read from its ledger.</summary>
/// <param name="Signature">Whose.</param>
/// <param name="Coverage">
/// Whether the run is complete. If it is not, the figures describe only the completed part.
/// </param>
/// <param name="Equity">The equity curve of the account.</param>
/// <param name="Curve">The metrics of the curve.</param>
/// <param name="Trading">The metrics of the fills.</param>
/// <param name="Comparison">The benchmark, and the metrics relative to it; null if there is none.</param>
public sealed record TraderPerformance(
    Signature Signature,
    SessionCoverage Coverage,
    EquityCurve Equity,
    CurveMetrics Curve,
    TradingMetrics Trading,
    BenchmarkComparison? Comparison
)
{
    /// <summary>Measures how a trader did.</summary>
    /// <param name="entries">All entries of the ledger that count, in order.</param>
    /// <param name="coverage">How the sessions that were to be ended.</param>
    /// <param name="equity">What the account was worth.</param>
    /// <param name="benchmark">The curve it is compared with, of the same stamps; null if there is none.</param>
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
            benchmark is null
                ? null
                : new BenchmarkComparison(benchmark, RelativeMetrics.Create(equity, benchmark, conventions))
        );
    }
}
