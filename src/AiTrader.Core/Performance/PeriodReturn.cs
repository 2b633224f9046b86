namespace AiTrader.Performance;

/// <summary>The simple return of one period of an equity curve: <c>r(t) = E(t) / E(t−1) − 1</c>.</summary>
/// <param name="Time">The stamp at which the period ends.</param>
/// <param name="Value">The return, dividends included, as a fraction.</param>
internal readonly record struct PeriodReturn(TradingTime Time, double Value)
{
    /// <summary>The returns of a curve in order; empty if they are not defined: an equity is not above zero.</summary>
    public static IReadOnlyList<PeriodReturn> Create(EquityCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return ReturnSeries.Create(curve) is { } returns
            ? [.. returns.Values.Select((value, period) => new PeriodReturn(curve.Points[period + 1].Time, value))]
            : [];
    }
}
