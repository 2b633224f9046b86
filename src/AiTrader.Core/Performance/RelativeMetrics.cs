namespace AiTrader.Performance;

/// <summary>
/// The metrics of an equity curve compared with a benchmark of the same stamps. The bar of the opening's stamp, which a
/// benchmark always has, is left out if the curve does not have it. P is the periods a year; a value that cannot be
/// computed is null.
/// </summary>
/// <param name="ExcessReturn"><c>total return − total return of the benchmark</c>, not annualized.</param>
/// <param name="Beta">
/// <c>cov(r, b) / var(b)</c> of the period returns; null if the benchmark does not vary. Source: Sharpe, "Capital Asset
/// Prices", Journal of Finance 19(3), 1964.
/// </param>
/// <param name="InformationRatio">
/// <c>mean(r − b) / s(r − b) × √P</c> with the sample standard deviation (ddof 1); null if the difference does not
/// vary. Source: Goodwin, "The Information Ratio", Financial Analysts Journal 54(4), 1998.
/// </param>
public sealed record RelativeMetrics(double? ExcessReturn, double? Beta, double? InformationRatio)
{
    /// <summary>Compares a curve with a benchmark.</summary>
    /// <exception cref="ArgumentException">The stamps of the benchmark differ from those of the curve.</exception>
    public static RelativeMetrics Create(EquityCurve curve, EquityCurve benchmark, PerformanceConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentNullException.ThrowIfNull(conventions);
        var (mine, others) = (ReturnSeries.Create(curve), ReturnSeries.Create(SameStamps(benchmark, curve)));
        var difference = mine is null || others is null ? null : mine.Minus(others);
        return new RelativeMetrics(
            curve.TotalReturn - benchmark.TotalReturn,
            mine is null || others is null ? null : mine.BetaTo(others),
            ReturnSeries.Ratio(difference?.Mean * Math.Sqrt(conventions.PeriodsPerYear), difference?.Deviation)
        );
    }

    private static EquityCurve SameStamps(EquityCurve benchmark, EquityCurve curve)
    {
        var others = benchmark.Points.Count == curve.Points.Count ? benchmark : benchmark.WithoutOpeningBar();
        return others.Points.Select(point => point.Time).SequenceEqual(curve.Points.Select(point => point.Time))
            ? others
            : throw new ArgumentException(
                "The benchmark and the curve have different stamps; create them with the same opening and end.",
                nameof(benchmark)
            );
    }
}
