namespace AiTrader.Performance;

/// <summary>
/// The simple returns of an equity curve, one for each period: <c>r(t) = E(t) / E(t−1) − 1</c>. A value that cannot be
/// computed is null, never NaN and never infinite.
/// </summary>
internal sealed class ReturnSeries
{
    // What rounding leaves of equal numbers: of returns relative to the largest, of equities relative to the equity. A
    // recorder that
    // keeps cash in binary64 writes 9998.999999999998 for 9999.
    private const double Noise = 1e-12;

    private ReturnSeries(IReadOnlyList<double> values) => Values = values;

    /// <summary>The returns in order; one fewer than the points of the curve.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>How many periods there are.</summary>
    public int Count => Values.Count;

    /// <summary><c>Σr / n</c>; null if there is no period.</summary>
    public double? Mean => Count == 0 ? null : Values.Average();

    /// <summary>
    /// The sample standard deviation, <c>√(Σ(r − mean)² / (n − 1))</c> (ddof 1); null with fewer than two periods.
    /// </summary>
    public double? Deviation => DeviationOf(Values, 1);

    /// <summary>
    /// The returns of a curve, 0 if the equities differ by less than a part in 10^12; null if an equity that is divided
    /// by is zero or negative.
    /// </summary>
    /// <exception cref="OverflowException">A return is beyond what a decimal holds.</exception>
    public static ReturnSeries? Create(EquityCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var points = curve.Points;
        double[] values = new double[points.Count - 1];
        for (int i = 0; i < values.Length; i++)
        {
            var (before, after) = (points[i].AccruedEquity, points[i + 1].AccruedEquity);
            if (before <= Money.Zero)
            {
                return null;
            }

            double value = (double)((after.Value - before.Value) / before.Value);
            values[i] = Math.Abs(value) > Noise ? value : 0;
        }

        return new ReturnSeries(values);
    }

    /// <summary>
    /// The downside deviation about a target, <c>√(Σ min(r − target, 0)² / n)</c>: all periods count in n, those above
    /// the target with zero. Null if there is no period. Source: Sortino and Price, "Performance Measurement in a
    /// Downside Risk Framework", Journal of Investing 3(3), 1994.
    /// </summary>
    /// <param name="target">The return per period, not per year.</param>
    public double? DownsideDeviation(double target) =>
        Count == 0 ? null : Math.Sqrt(Values.Sum(value => Math.Pow(Math.Min(Difference(value, target), 0), 2)) / Count);

    /// <summary>Each return minus the return of another series at the same period.</summary>
    /// <exception cref="ArgumentException">The other series has a different number of periods.</exception>
    public ReturnSeries Minus(ReturnSeries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameLength(other);
        return new ReturnSeries([.. Values.Zip(other.Values, Difference)]);
    }

    /// <summary>
    /// The sample covariance with another series over the sample variance of the other (ddof cancels); null if the
    /// other does not vary. Source: Sharpe, "Capital Asset Prices", Journal of Finance 19(3), 1964.
    /// </summary>
    /// <exception cref="ArgumentException">The other series has a different number of periods.</exception>
    public double? BetaTo(ReturnSeries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameLength(other);
        if (other.Deviation is not > 0)
        {
            return null;
        }

        double mean = Values.Average();
        double othersMean = other.Values.Average();
        double covariance = Values.Zip(other.Values, (mine, others) => (mine - mean) * (others - othersMean)).Sum();
        return Finite(covariance / other.Values.Sum(others => Math.Pow(others - othersMean, 2)));
    }

    /// <summary>
    /// The standard deviation of some returns; null if there are not more of them than <paramref name="ddof"/>, 0 if
    /// they are equal.
    /// </summary>
    internal static double? DeviationOf(IReadOnlyList<double> values, int ddof)
    {
        if (values.Count <= ddof)
        {
            return null;
        }

        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Count - ddof));
        return deviation > Noise * values.Max(Math.Abs) ? deviation : 0;
    }

    /// <summary>The value; null if it is NaN or infinite.</summary>
    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The quotient; null if it is not defined.</summary>
    internal static double? Ratio(double? numerator, double? denominator) =>
        numerator is { } above && denominator is { } below && below != 0 ? Finite(above / below) : null;

    // Two numbers that are equal but for rounding do not differ.
    private static double Difference(double left, double right) =>
        Math.Abs(left - right) > Noise * Math.Max(Math.Abs(left), Math.Abs(right)) ? left - right : 0;

    private void RequireSameLength(ReturnSeries other)
    {
        if (other.Count != Count)
        {
            throw new ArgumentException(
                $"One series has {Count} periods and the other {other.Count}; a comparison is period by period.",
                nameof(other)
            );
        }
    }
}
