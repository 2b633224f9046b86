namespace AiTrader.Performance;

/// <summary>
/// The metrics of AI-Trader as its scripts define them, for comparison with its figures. They differ from
/// <see cref="CurveMetrics"/>: standard deviations are those of a population (ddof 0), the drawdown begins after the
/// first period, and a period that rises is a "win". On a curve of the states that AI-Trader recorded they are the
/// values that it prints; a 0 that it prints because a value cannot be computed is null here. n is the number of
/// periods, P the periods a year, r the returns.
/// </summary>
public sealed record ReferenceMetrics
{
    private ReferenceMetrics() { }

    /// <summary>How many values there are, one more than periods.</summary>
    public int Count { get; private init; }

    /// <summary><c>V(n) / V(0) − 1</c>, "CR".</summary>
    public double? CumulativeReturn { get; private init; }

    /// <summary><c>(1 + CR)^(P / n) − 1</c>, "Ann".</summary>
    public double? AnnualizedReturn { get; private init; }

    /// <summary>
    /// <c>mean r / s(r &lt; 0) × √P</c>, where s is the population standard deviation of the negative returns about
    /// their own mean.
    /// </summary>
    public double? Sortino { get; private init; }

    /// <summary><c>mean r / s × √P</c> with the population standard deviation.</summary>
    public double? Sharpe { get; private init; }

    /// <summary><c>s × √P</c> with the population standard deviation, "Vol".</summary>
    public double? Volatility { get; private init; }

    /// <summary>
    /// <c>min(c / highest c so far − 1)</c> of the cumulated returns c, the first of which is after the first period: a
    /// fall in the first period does not count, "MDD".
    /// </summary>
    public double? MaxDrawdown { get; private init; }

    /// <summary>The same with the first value as the first peak.</summary>
    public double ConventionalMaxDrawdown { get; private init; }

    /// <summary><c>Ann / |MDD|</c>.</summary>
    public double? Calmar { get; private init; }

    /// <summary>The share of periods with a return above zero.</summary>
    public double? WinRate { get; private init; }

    /// <summary>The mean of the returns above zero.</summary>
    public double? AverageWin { get; private init; }

    /// <summary>
    /// The mean of the returns that are not above zero: a period without a change counts here as a loss of zero, and in
    /// <see cref="Sortino"/> not as a loss.
    /// </summary>
    public double? AverageLoss { get; private init; }

    /// <summary>The number of periods whose value differs from the value before.</summary>
    public int ValueChanges { get; private init; }

    /// <summary>The first value.</summary>
    public Money Initial { get; private init; }

    /// <summary>The last value.</summary>
    public Money Final { get; private init; }

    /// <summary>The metrics of a curve.</summary>
    /// <param name="curve">A point for each record, or for each bar.</param>
    /// <param name="periodsPerYear">The number of periods a year: 252, 365, or 1638 for hours in China.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periodsPerYear"/> is not above zero.</exception>
    public static ReferenceMetrics Create(EquityCurve curve, double periodsPerYear)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodsPerYear);
        IReadOnlyList<double> returns = ReturnSeries.Create(curve)?.Values ?? [];
        double[] losses = [.. returns.Where(value => value < 0)];
        double? mean = MeanOf(returns) * Math.Sqrt(periodsPerYear);
        double? deviation = ReturnSeries.DeviationOf(returns, 0);
        double? total = curve.TotalReturn;
        double? annualised = CurveMetrics.GetAnnualized(total, curve.PeriodCount, periodsPerYear);
        double? drawdown = curve.Points.Count > 1 ? DepthOf(new EquityCurve([.. curve.Points.Skip(1)])) : null;
        return new ReferenceMetrics
        {
            Count = curve.Points.Count,
            CumulativeReturn = total,
            AnnualizedReturn = annualised,
            Sortino = ReturnSeries.Ratio(mean, ReturnSeries.DeviationOf(losses, 0)),
            Sharpe = ReturnSeries.Ratio(mean, deviation),
            Volatility = deviation * Math.Sqrt(periodsPerYear),
            MaxDrawdown = drawdown,
            ConventionalMaxDrawdown = DepthOf(curve),
            Calmar = ReturnSeries.Ratio(annualised, -drawdown),
            WinRate = ReturnSeries.Ratio(returns.Count(value => value > 0), returns.Count),
            AverageWin = MeanOf([.. returns.Where(value => value > 0)]),
            AverageLoss = MeanOf([.. returns.Where(value => value <= 0)]),
            ValueChanges = returns.Count(value => value != 0),
            Initial = curve.Points[0].Equity,
            Final = curve.Points[^1].Equity,
        };
    }

    internal static double? MeanOf(IReadOnlyList<double> values) => values.Count == 0 ? null : values.Average();

    // A curve that never fell has a drawdown of 0 there.
    private static double DepthOf(EquityCurve curve) => curve.MaxDrawdown?.Depth ?? 0;
}
