namespace AiTrader.Performance;

/// <summary>
/// The evaluation that AI-Trader published for its crypto traders (pull request 125), on one value a day. Its
/// definitions differ from <see cref="ReferenceMetrics"/>. P is the periods a year (365), r the returns of the days.
/// </summary>
internal sealed record ReferenceEvaluation
{
    private ReferenceEvaluation() { }

    /// <summary><c>(mean r × P − risk-free rate) / (s × √P)</c> with the sample standard deviation (ddof 1).</summary>
    public double? Sharpe { get; private init; }

    /// <summary>
    /// The deepest fall as a positive number, the first value included; <see cref="Drawdown"/> has its dates.
    /// </summary>
    public double MaxDrawdown { get; private init; }

    /// <summary>When that fall began and ended; null if there was none.</summary>
    public Drawdown? Drawdown { get; private init; }

    /// <summary><c>V(n) / V(0) − 1</c>.</summary>
    public double? CumulativeReturn { get; private init; }

    /// <summary><c>(1 + cumulative return)^(P / calendar days) − 1</c>.</summary>
    public double? AnnualizedReturn { get; private init; }

    /// <summary><c>s × √P</c> (ddof 1).</summary>
    public double? Volatility { get; private init; }

    /// <summary>The share of days with a return above zero.</summary>
    public double? WinRate { get; private init; }

    /// <summary><c>mean(r &gt; 0) / |mean(r &lt; 0)|</c>.</summary>
    public double? ProfitLossRatio { get; private init; }

    /// <summary>The metrics of a curve.</summary>
    /// <param name="curve">One point for each day.</param>
    /// <param name="conventions">365 periods a year and a risk-free rate of 0.02, as published.</param>
    public static ReferenceEvaluation Create(EquityCurve curve, PerformanceConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(conventions);
        IReadOnlyList<double> returns = ReturnSeries.Create(curve)?.Values ?? [];
        double? volatility = ReturnSeries.DeviationOf(returns, 1) * Math.Sqrt(conventions.PeriodsPerYear);
        double? total = curve.TotalReturn;
        int days = curve.Points[^1].Time.Date.DayNumber - curve.Points[0].Time.Date.DayNumber;
        var drawdown = curve.MaxDrawdown;
        return new ReferenceEvaluation
        {
            Sharpe = ReturnSeries.Ratio(
                (ReferenceMetrics.MeanOf(returns) * conventions.PeriodsPerYear) - conventions.RiskFreeRate,
                volatility
            ),
            MaxDrawdown = -drawdown?.Depth ?? 0,
            Drawdown = drawdown,
            CumulativeReturn = total,
            AnnualizedReturn = CurveMetrics.GetAnnualized(total, days, conventions.PeriodsPerYear),
            Volatility = volatility,
            WinRate = ReturnSeries.Ratio(returns.Count(value => value > 0), returns.Count),
            ProfitLossRatio = ReturnSeries.Ratio(
                ReferenceMetrics.MeanOf([.. returns.Where(value => value > 0)]),
                -ReferenceMetrics.MeanOf([.. returns.Where(value => value < 0)])
            ),
        };
    }
}
