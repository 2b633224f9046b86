using AiTrader.Stores;

namespace AiTrader.Performance;

/// <summary>The performance of a trader, read from its ledger.</summary>
public sealed class TraderPerformance
{
    /// <summary>The signature of the trader.</summary>
    public required Signature Signature
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// Whether the run is complete. If it is not, the figures describe only the completed part.
    /// </summary>
    public required SessionCoverage Coverage
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The equity curve of the account.</summary>
    public required EquityCurve Equity
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The metrics of the curve.</summary>
    public required CurveMetrics Curve
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The metrics of the fills.</summary>
    public required TradingMetrics Trading
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// The benchmark, and the metrics relative to it; null if there is none, or if a session faulted or is missing: a
    /// trader that did not run cannot be better or worse than a market. Default: null.
    /// </summary>
    public BenchmarkComparison? Comparison { get; init; }

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
        var relative = benchmark is null ? null : RelativeMetrics.Create(equity, benchmark, conventions);
        return new TraderPerformance
        {
            Signature = entries is [LedgerEntry.AccountOpened opened, ..]
                ? opened.Context.Signature
                : throw new ArgumentException("A ledger begins with the opening of the account.", nameof(entries)),
            Coverage = coverage,
            Equity = equity,
            Curve = CurveMetrics.Create(equity, conventions),
            Trading = TradingMetrics.Create(entries, equity, conventions),
            Comparison =
                relative is not null && coverage.IsRankable
                    ? new BenchmarkComparison { Benchmark = benchmark!, Relative = relative }
                    : null,
        };
    }
}
