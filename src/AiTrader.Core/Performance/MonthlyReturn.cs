namespace AiTrader.Performance;

/// <summary>
/// The return of a calendar month: <c>E(last point of the month) / E(last point before the month) − 1</c>, dividends
/// included. The opening is the first of these points, so the first and the last month can be parts of a month. The
/// months of a curve multiply to its total return. Source: CFA Institute, Global Investment Performance Standards
/// (geometric linking).
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Value">The return as a fraction; null if the equity before the month is not above zero.</param>
internal readonly record struct MonthlyReturn(int Year, int Month, double? Value)
{
    /// <summary>The returns of the months that a curve has points in, in order; empty without a period.</summary>
    public static IReadOnlyList<MonthlyReturn> Create(EquityCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var months = new List<MonthlyReturn>();
        var before = curve.Points[0].AccruedEquity;
        foreach (var month in curve.Points.Skip(1).GroupBy(point => (point.Time.Date.Year, point.Time.Date.Month)))
        {
            var after = month.Last().AccruedEquity;
            months.Add(new MonthlyReturn(month.Key.Year, month.Key.Month, ReturnOf(before, after)));
            before = after;
        }

        return months;
    }

    /// <summary>
    /// The return of some months in a row, <c>Π(1 + r) − 1</c>; null if there is none, or one of them is not defined.
    /// </summary>
    public static double? Link(IEnumerable<MonthlyReturn> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        double? growth = null;
        foreach (var month in months)
        {
            if (month.Value is not { } value)
            {
                return null;
            }

            growth = (growth ?? 1) * (1 + value);
        }

        return growth - 1;
    }

    private static double? ReturnOf(Money before, Money after) =>
        before > Money.Zero ? ReturnSeries.Finite((double)(after.Value / before.Value) - 1) : null;
}
