using System.Text.Json;
using AiTrader.Performance;
using AiTrader.Runner.Reports.Charts;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>
/// The returns behind the curves, for the values at a pointer:
/// <c>[[0,125,-40,null],…]</c>, a row a trader and the benchmark last, a column a stamp. A number is the change since
/// the number before it, in units of 0.001 %; null where a curve has no point.
/// </summary>
internal static class CurveJson
{
    private const double UnitsPerOne = 100_000;

    /// <summary>Writes it.</summary>
    public static byte[] Of(Report report, TimeAxis axis) =>
        JsonSerializer.SerializeToUtf8Bytes(
            report
                .Traders.Select(trader => trader.Performance.Equity)
                .Append(report.Benchmark.Equity)
                .Select(curve => RowOf(curve, axis, report.Times.Count))
        );

    private static long?[] RowOf(EquityCurve curve, TimeAxis axis, int stamps)
    {
        long?[] row = new long?[stamps];
        var returns = CurveChart.Returns(curve);
        for (int i = 0; i < returns.Count; i++)
        {
            // The bar of an opening comes after it, and has the same stamp.
            row[axis.PlaceOf(curve.Points[i].Time)] = (long)Math.Round(returns[i] * UnitsPerOne);
        }

        long before = 0;
        for (int place = 0; place < stamps; place++)
        {
            if (row[place] is { } value)
            {
                row[place] = value - before;
                before = value;
            }
        }

        return row;
    }
}
