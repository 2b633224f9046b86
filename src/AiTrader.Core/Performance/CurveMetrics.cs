namespace AiTrader.Performance;

/// <summary>
/// The metrics of an equity curve. n is the number of periods, P the periods a year, r the returns of the periods.
/// A value that cannot be computed (no period, no variance, no loss) is null, never NaN and never infinite.
/// </summary>
public sealed record CurveMetrics
{
    private CurveMetrics() { }

    /// <summary>
    /// <c>E(n) / E(0) − 1</c>, dividends included, also those that are due; null if the account was opened without
    /// cash.
    /// </summary>
    public double? TotalReturn { get; private init; }

    /// <summary>The same without dividends: <see cref="EquityCurve.PriceReturn"/>.</summary>
    public double? PriceReturn { get; private init; }

    /// <summary>
    /// <c>(1 + total return)^(P / n) − 1</c>, the return of a year at the same pace; it says little for a few periods.
    /// Source: CFA Institute, Global Investment Performance Standards (geometric linking).
    /// </summary>
    public double? AnnualizedReturn { get; private init; }

    /// <summary>
    /// <c>s × √P</c> with the sample standard deviation s of r (ddof 1); null with fewer than two periods.
    /// </summary>
    public double? Volatility { get; private init; }

    /// <summary>
    /// <c>(mean r − risk-free rate / P) / s × √P</c> (ddof 1); null if the returns do not vary. Source: Sharpe, "The
    /// Sharpe Ratio", Journal of Portfolio Management 21(1), 1994.
    /// </summary>
    public double? Sharpe { get; private init; }

    /// <summary>
    /// <c>(mean r − target / P) / downside deviation about it × √P</c>, see
    /// <see cref="ReturnSeries.DownsideDeviation"/>; null if no period is below the target. Source: Sortino and Price,
    /// Journal of Investing 3(3), 1994.
    /// </summary>
    public double? Sortino { get; private init; }

    /// <summary>The deepest fall, the first period included; null if the curve never fell.</summary>
    public Drawdown? MaxDrawdown { get; private init; }

    /// <summary>
    /// <c>annualized return / |max drawdown|</c>, over the whole curve; null if it never fell. Source: Young, "Calmar
    /// Ratio: A Smoother Tool", Futures, October 1991 (there over three years).
    /// </summary>
    public double? Calmar { get; private init; }

    /// <summary>
    /// <c>mean(holdings / equity)</c> over the bars after the opening: 0 in cash, 1 fully invested. Null if there is no
    /// such bar, or where an equity is zero or negative.
    /// </summary>
    public double? Exposure { get; private init; }

    /// <summary>The metrics of a curve.</summary>
    public static CurveMetrics Create(EquityCurve curve, PerformanceConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(conventions);
        var returns = ReturnSeries.Create(curve);
        double? total = curve.TotalReturn;
        double? annualised = GetAnnualized(total, curve.PeriodCount, conventions.PeriodsPerYear);
        var drawdown = curve.MaxDrawdown;
        double year = Math.Sqrt(conventions.PeriodsPerYear);
        double target = conventions.Target / conventions.PeriodsPerYear;
        return new CurveMetrics
        {
            TotalReturn = total,
            PriceReturn = curve.PriceReturn,
            AnnualizedReturn = annualised,
            Volatility = returns?.Deviation * year,
            Sharpe = ReturnSeries.Ratio(
                (returns?.Mean - (conventions.RiskFreeRate / conventions.PeriodsPerYear)) * year,
                returns?.Deviation
            ),
            Sortino = ReturnSeries.Ratio((returns?.Mean - target) * year, returns?.DownsideDeviation(target)),
            MaxDrawdown = drawdown,
            Calmar = ReturnSeries.Ratio(annualised, -drawdown?.Depth),
            Exposure = ExposureOf(curve),
        };
    }

    /// <summary>A total return as the return of a year; null if it is not defined.</summary>
    internal static double? GetAnnualized(double? total, double periods, double periodsPerYear) =>
        total >= -1 && periods > 0
            ? ReturnSeries.Finite(Math.Pow(1 + total.Value, periodsPerYear / periods) - 1)
            : null;

    private static double? ExposureOf(EquityCurve curve) =>
        curve.Points.Count > 1 && curve.Points.Skip(1).All(point => point.Equity > Money.Zero)
            ? curve.Points.Skip(1).Average(point => (double)(point.Invested.Value / point.Equity.Value))
            : null;
}
