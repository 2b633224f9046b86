namespace AiTrader.Performance;

/// <summary>One column of a histogram of period returns.</summary>
/// <param name="From">The lowest return that counts, as a fraction.</param>
/// <param name="To">The return from which the next column counts.</param>
/// <param name="Count">How many periods have such a return.</param>
internal readonly record struct ReturnBin(double From, double To, int Count)
{
    private const int Most = 40;

    // A hundredth of a percent, which is what people are shown; and a column beside returns that hardly differ.
    private const double Narrowest = 1e-4;
    private const double Finest = 1e-6;

    // What rounding leaves of a return that is exactly on an edge.
    private const double Noise = 1e-9;

    /// <summary>
    /// The histogram of a curve: columns of equal width from the worst to the best return, of which one begins at 0.
    /// The width is <c>2 × interquartile range / ∛n</c>, rounded up to 1, 2 or 5 times a power of ten, and wider if
    /// there would be more than 40 columns; at least 0.01 %. Empty without a period. Source: Freedman and Diaconis, "On
    /// the histogram as a density estimator", Zeitschrift für Wahrscheinlichkeitstheorie 57, 1981.
    /// </summary>
    public static IReadOnlyList<ReturnBin> CreateHistogram(EquityCurve curve)
    {
        double[] returns = [.. PeriodReturn.Create(curve).Select(period => period.Value).Order()];
        if (returns.Length == 0)
        {
            return [];
        }

        double width = WidthOf(returns);
        int first = ColumnOf(returns[0], width);
        int[] counts = new int[ColumnOf(returns[^1], width) - first + 1];
        foreach (double value in returns)
        {
            counts[ColumnOf(value, width) - first]++;
        }

        return
        [
            .. counts.Select(
                (count, column) => new ReturnBin((first + column) * width, (first + column + 1) * width, count)
            ),
        ];
    }

    private static int ColumnOf(double value, double width) => (int)Math.Floor((value / width) + Noise);

    private static double WidthOf(double[] returns)
    {
        double range = returns[^1] - returns[0];
        double quartiles = returns[returns.Length * 3 / 4] - returns[returns.Length / 4];
        double largest = Math.Max(Math.Abs(returns[0]), Math.Abs(returns[^1]));
        double[] limits = [Narrowest, range / (Most - 2), largest * Finest];
        return RoundUp(limits.Append(2 * quartiles / Math.Cbrt(returns.Length)).Max());
    }

    // To 1, 2 or 5 times a power of ten.
    private static double RoundUp(double width)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        double digit = width / power;
        double rounded =
            digit <= 1 ? 1
            : digit <= 2 ? 2
            : digit <= 5 ? 5
            : 10;
        return rounded * power;
    }
}
