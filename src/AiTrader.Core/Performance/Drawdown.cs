namespace AiTrader.Performance;

/// <summary>
/// A fall of an equity curve from a peak: <c>equity / highest equity so far − 1</c>. The opening is the first peak, so
/// that a loss in the first period counts. Source: Magdon-Ismail and Atiya, "Maximum Drawdown", Risk 17(10), 2004.
/// </summary>
/// <param name="Depth">The depth; below 0, and at least −1 if the equity stays at zero or above.</param>
/// <param name="Peak">The last time the equity was at its highest before the fall.</param>
/// <param name="Trough">The time of the lowest equity; the first one if several are equal.</param>
/// <param name="Recovery">When the equity was first back at the peak; null if it never was.</param>
/// <param name="Periods">How many periods the equity was below the peak: from the peak to the recovery, or to the end
/// of the curve.</param>
public sealed record Drawdown(double Depth, TradingTime Peak, TradingTime Trough, TradingTime? Recovery, int Periods)
{
    /// <summary>How many calendar days the fall took, from the peak to the trough.</summary>
    public int DaysToTrough => Trough.Date.DayNumber - Peak.Date.DayNumber;

    /// <summary>The deepest fall of a curve; null if it never fell from a positive peak.</summary>
    public static Drawdown? FindDeepest(EquityCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var points = curve.Points;
        int peak = 0;
        (decimal Depth, int Peak, int Trough) deepest = default;
        for (int i = 1; i < points.Count; i++)
        {
            peak = points[i].AccruedEquity >= points[peak].AccruedEquity ? i : peak;
            decimal depth =
                points[peak].AccruedEquity > Money.Zero
                    ? (points[i].AccruedEquity.Value / points[peak].AccruedEquity.Value) - 1
                    : 0;
            deepest = depth < deepest.Depth ? (depth, peak, i) : deepest;
        }

        return deepest.Depth < 0 ? Of(points, deepest.Peak, deepest.Trough, (double)deepest.Depth) : null;
    }

    private static Drawdown Of(IReadOnlyList<EquityPoint> points, int peak, int trough, double depth)
    {
        int recovery = trough;
        while (recovery < points.Count && points[recovery].AccruedEquity < points[peak].AccruedEquity)
        {
            recovery++;
        }

        bool isRecovered = recovery < points.Count;
        return new Drawdown(
            depth,
            points[peak].Time,
            points[trough].Time,
            isRecovered ? points[recovery].Time : null,
            (isRecovered ? recovery : points.Count - 1) - peak
        );
    }
}
