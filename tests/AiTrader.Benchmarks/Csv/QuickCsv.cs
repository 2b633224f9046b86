using System.Diagnostics;
using AiTrader.Benchmarks.Quick;
using AiTrader.Prices;

namespace AiTrader.Benchmarks.Csv;

/// <summary>Reading a CSV file of a million bars: how many a second.</summary>
internal sealed class QuickCsv : IQuickBenchmark
{
    private const int Rounds = 7;

    public string Name => "csv";

    public Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"aitrader-{Guid.NewGuid():N}.csv");
        PriceTable.Write(path);
        try
        {
            double cold = Rate(path);
            var warm = new Samples();
            for (int round = 0; round < Rounds; round++)
            {
                warm.Add(Rate(path));
            }

            return Task.FromResult<IReadOnlyList<QuickResult>>([
                QuickResult.AtLeast("reading a CSV of 1,000,000 bars", warm.Median, 1_000_000, "bars/s"),
                QuickResult.Note("reading the CSV the first time, compilation included", $"{cold:N0} bars/s"),
            ]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Rate(string path)
    {
        GC.Collect();
        long started = Stopwatch.GetTimestamp();
        int bars = new CsvPriceSource(path).Read().BarCount;
        return bars / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
