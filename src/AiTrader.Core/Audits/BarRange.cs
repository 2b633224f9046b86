using System.Globalization;
using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>Whether the market had a recorded price at a recorded time, as far as bars tell.</summary>
/// <param name="series">The prices.</param>
internal sealed class BarRange(PriceSeries series)
{
    // What is left of a price that was computed in binary64.
    private const decimal Noise = 0.000001m;

    /// <summary>Returns the defect of an execution; null if its price is possible, or bars do not tell.</summary>
    public (string Code, string Message)? Check(RecordedFill fill)
    {
        if (fill.Price <= 0)
        {
            return (DenialCodes.InvalidPrice, $"The price {PlainDecimal.Format(fill.Price)} is not positive.");
        }

        if (!Symbol.TryParse(fill.Symbol, out var symbol) || !series.Contains(symbol))
        {
            return null;
        }

        if (RangeAt(symbol, fill.Time) is not { } range)
        {
            return (DenialCodes.NoPrice, $"{symbol} has no bar at {fill.Time}.");
        }

        decimal tolerance = fill.Tolerance + Noise;
        return range.Low - tolerance <= fill.Price && fill.Price <= range.High + tolerance
            ? null
            : (
                AuditCodes.PriceBeyondBar,
                $"{symbol} was executed at {PlainDecimal.Format(fill.Price)}; its bar at {fill.Time} has prices from "
                    + $"{Text(range.Low)} to {Text(range.High)}."
            );
    }

    // The lowest and the highest price at a time; everything is possible where bars lack them.
    private (decimal Low, decimal High)? RangeAt(Symbol symbol, TradingTime time)
    {
        var bars = BarsAt(series.GetBars(symbol), time);
        if (bars.IsEmpty)
        {
            return null;
        }

        (decimal low, decimal high) = (decimal.MaxValue, 0);
        foreach (var bar in bars)
        {
            low = Math.Min(low, bar.Low?.Value ?? 0);
            high = Math.Max(high, bar.High?.Value ?? decimal.MaxValue / 2);
        }

        return (low, high);
    }

    // The bar of a stamp; within a day, the last one that had begun; for a day, all of it.
    private ReadOnlySpan<Bar> BarsAt(ReadOnlySpan<Bar> bars, TradingTime time)
    {
        if (series.Resolution == Resolution.Daily || !time.IsIntraday)
        {
            int first = FirstFrom(bars, new TradingTime(time.Date));
            int end = FirstFrom(bars, new TradingTime(time.Date.AddDays(1)));
            return bars[first..end];
        }

        int next = FirstFrom(bars, time);
        int begun = next < bars.Length && bars[next].Time == time ? next : next - 1;
        return begun >= 0 && bars[begun].Time.Date == time.Date ? bars.Slice(begun, 1) : default;
    }

    private static int FirstFrom(ReadOnlySpan<Bar> bars, TradingTime time)
    {
        (int low, int high) = (0, bars.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = bars[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string Text(decimal price) =>
        price is 0 or decimal.MaxValue / 2 ? "any" : price.ToString("0.##########", CultureInfo.InvariantCulture);
}
