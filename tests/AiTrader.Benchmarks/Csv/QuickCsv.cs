using System.Runtime.CompilerServices;
using AiTrader.Benchmarks.Quick;
using AiTrader.Prices;

namespace AiTrader.Benchmarks.Csv;

/// <summary>
/// Reading a CSV file of a million bars: its processor time, next to that of a loop by hand over the same bytes.
/// </summary>
internal sealed class QuickCsv : IQuickBenchmark
{
    private const int Rounds = 7;

    public string Name => "csv";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        string path = Path.Combine(Path.GetTempPath(), $"aitrader-{Guid.NewGuid():N}.csv");
        PriceTable.Write(path);
        try
        {
            var cold = new Effort(PriceTable.BarCount);
            await cold.MeasureAsync(() => Task.FromResult(Read(path)));
            var (floor, measured) = (new Effort(PriceTable.BarCount), new Effort(PriceTable.BarCount));
            for (int round = 0; round < Rounds; round++)
            {
                await floor.MeasureAsync(() => Task.FromResult(new ByteReader().Read(path)));
                await measured.MeasureAsync(() => Task.FromResult(Read(path)));
            }

            return
            [
                QuickResult.AtMost(
                    "reading a CSV of 1,000,000 bars: processor time, of that of a loop over its bytes",
                    floor.Rate / measured.Rate,
                    1.5,
                    "x",
                    $"{QuickResult.Number(floor.Rate)} bars/s of the loop"
                ),
                QuickResult.AtLeast("reading the CSV: bars in a second", measured.Rate, 1_000_000, "bars/s"),
                QuickResult.AtMost("a bar in memory", Unsafe.SizeOf<Bar>(), 48, "bytes"),
                QuickResult.Note(
                    "reading the CSV: bytes that were allocated for a bar",
                    $"{QuickResult.Number(measured.Bytes)} bytes",
                    $"{QuickResult.Number(floor.Bytes)} bytes of the loop"
                ),
                QuickResult.Note(
                    "reading the CSV the first time, compilation included",
                    $"{QuickResult.Number(cold.Rate)} bars/s"
                ),
            ];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Read(string path) => new CsvPriceSource(path).Read().BarCount;
}
