using System.Diagnostics;
using System.Globalization;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Redis;

/// <summary>
/// Trades beside two calls of the bare script, in turns, so that whatever else the machine does falls on all of them.
/// </summary>
internal sealed class Comparison
{
    private readonly Samples _rates = new();
    private readonly Samples _appendingRates = new();
    private readonly Samples _refusedRates = new();
    private readonly Samples _toAppending = new();
    private readonly Samples _toRefused = new();

    /// <summary>Measures all three once.</summary>
    public async Task AddAsync(Func<Task> trade, int trades, BareScript appending, BareScript refused, int pipeline)
    {
        double appendingRate = await appending.RateAsync(trades, pipeline);
        long started = Stopwatch.GetTimestamp();
        await trade();
        double rate = trades / Stopwatch.GetElapsedTime(started).TotalSeconds;
        double refusedRate = await refused.RateAsync(trades, pipeline);
        _rates.Add(rate);
        _appendingRates.Add(appendingRate);
        _refusedRates.Add(refusedRate);
        _toAppending.Add(rate / appendingRate);
        _toRefused.Add(rate / refusedRate);
    }

    /// <summary>The row beside calls that append.</summary>
    public QuickResult Result(string benchmark, double target) =>
        QuickResult.AtLeast(
            benchmark,
            _toAppending.Median,
            target,
            "x",
            $"{Show(_rates)} / {Show(_appendingRates)} trades/s"
        );

    /// <summary>The row beside calls that are refused.</summary>
    public QuickResult Note(string benchmark) =>
        QuickResult.Note(
            benchmark,
            string.Create(CultureInfo.InvariantCulture, $"{_toRefused.Median:0.##} x"),
            $"{Show(_rates)} / {Show(_refusedRates)} calls/s"
        );

    private static string Show(Samples rates) => rates.Median.ToString("N0", CultureInfo.InvariantCulture);
}
