namespace AiTrader.Performance;

/// <summary>
/// What an equity curve says beside a benchmark of the same stamps. P is the periods a year; null is what cannot be
/// computed.
/// </summary>
/// <param name="ExcessReturn"><c>total return − total return of the benchmark</c>, not annualised.</param>
/// <param name="Beta">
/// <c>cov(r, b) / var(b)</c> of the period returns; null where the benchmark does not vary. Source: Sharpe, "Capital
/// Asset Prices",
/// Journal of Finance 19(3), 1964.
/// </param>
/// <param name="InformationRatio">
/// <c>mean(r − b) / s(r − b) × √P</c> with the sample standard deviation (ddof 1); null where the difference does not
/// vary. Source:
/// Goodwin, "The Information Ratio", Financial Analysts Journal 54(4), 1998.
/// </param>
public sealed record RelativeMetrics(double? ExcessReturn, double? Beta, double? InformationRatio)
{
    /// <summary>Compares a curve with a benchmark.</summary>
    /// <exception cref="ArgumentException">The benchmark has other stamps than the curve.</exception>
    public static RelativeMetrics Create(EquityCurve curve, EquityCurve benchmark, PerformanceConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(conventions);
        if (!curve.Points.Select(point => point.Time).SequenceEqual(benchmark.Points.Select(point => point.Time)))
        {
            throw new ArgumentException(
                "The benchmark has other stamps than the curve; make it with the same opening and end.",
                nameof(benchmark)
            );
        }

        var (mine, others) = (ReturnSeries.Create(curve), ReturnSeries.Create(benchmark));
        var difference = mine is null || others is null ? null : mine.Minus(others);
        return new RelativeMetrics(
            curve.TotalReturn - benchmark.TotalReturn,
            mine is null || others is null ? null : mine.BetaTo(others),
            ReturnSeries.Ratio(difference?.Mean * Math.Sqrt(conventions.PeriodsPerYear), difference?.Deviation)
        );
    }
}
