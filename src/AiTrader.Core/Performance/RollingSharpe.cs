namespace AiTrader.Performance;

/// <summary>
/// The Sharpe ratio of the last periods at each stamp, a year: <see cref="CurveMetrics.Sharpe"/> of a window that moves
/// along the curve. It shows whether a ratio is that of the whole time or of one good stretch. Source: Lo, "The
/// Statistics of Sharpe Ratios", Financial Analysts Journal 58(4), 2002 (the ratio as an estimate of its sample).
/// </summary>
/// <param name="Time">The last stamp of the window.</param>
/// <param name="Value">The ratio; null if the returns of the window do not vary.</param>
internal readonly record struct RollingSharpe(TradingTime Time, double? Value)
{
    private const double PartOfYear = 4;
    private const int Shortest = 20;

    /// <summary>The usual window: the periods of a quarter of a year, at least 20.</summary>
    public static int GetWindow(PerformanceConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        return (int)Math.Max(Shortest, Math.Round(conventions.PeriodsPerYear / PartOfYear));
    }

    /// <summary>The ratios of a curve, the first one at the end of the first whole window; empty without one.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="conventions">The periods a year and the risk-free rate.</param>
    /// <param name="window">How many periods a window has; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="window"/> is below 2.</exception>
    public static IReadOnlyList<RollingSharpe> Create(EquityCurve curve, PerformanceConventions conventions, int window)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        PeriodReturn[] returns = [.. PeriodReturn.Create(curve)];
        double free = conventions.RiskFreeRate / conventions.PeriodsPerYear;
        double year = Math.Sqrt(conventions.PeriodsPerYear);
        var ratios = new RollingSharpe[Math.Max(0, returns.Length - window + 1)];
        double[] values = new double[window];
        for (int i = 0; i < ratios.Length; i++)
        {
            for (int period = 0; period < window; period++)
            {
                values[period] = returns[i + period].Value;
            }

            ratios[i] = new RollingSharpe(
                returns[i + window - 1].Time,
                ReturnSeries.Ratio((values.Average() - free) * year, ReturnSeries.DeviationOf(values, 1))
            );
        }

        return ratios;
    }
}
