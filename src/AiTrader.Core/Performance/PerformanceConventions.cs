using AiTrader.Prices;

namespace AiTrader.Performance;

/// <summary>
/// The conventions of the metrics. Rates are simple and per year: the rate of a period is <c>rate / periods a year</c>.
/// </summary>
public sealed record PerformanceConventions
{
    /// <summary>Creates conventions without a risk-free rate and with the target 0.</summary>
    /// <param name="periodsPerYear">How many periods of the curve make a year; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periodsPerYear"/> is not a number above
    /// zero.</exception>
    public PerformanceConventions(double periodsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodsPerYear);
        PeriodsPerYear = double.IsFinite(periodsPerYear)
            ? periodsPerYear
            : throw new ArgumentOutOfRangeException(
                nameof(periodsPerYear),
                periodsPerYear,
                "A year has a finite number of periods."
            );
    }

    /// <summary>
    /// How many periods of the curve make a year; <see cref="Create"/> determines it for a market.
    /// </summary>
    public double PeriodsPerYear { get; }

    /// <summary>The risk-free rate of a year, for example 0.02. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public double RiskFreeRate
    {
        get;
        init => field = Finite(value);
    }

    /// <summary>
    /// The return of a year below which a period counts as downside in <see cref="CurveMetrics.Sortino"/>; Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public double Target
    {
        get;
        init => field = Finite(value);
    }

    /// <summary>
    /// The conventions of a market for a price series: <see cref="Market.TradingDaysPerYear"/> times the sessions of a
    /// day.
    /// </summary>
    /// <exception cref="ArgumentException">The market does not say how many days a year it trades.</exception>
    public static PerformanceConventions Create(Market market, PriceSeries series) =>
        new(TradingYear.GetPeriods(market, series));

    private static double Finite(double value) =>
        double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A rate is a finite number.");
}
