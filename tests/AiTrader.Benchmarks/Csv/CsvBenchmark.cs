using AiTrader.Prices;
using BenchmarkDotNet.Attributes;

namespace AiTrader.Benchmarks.Csv;

/// <summary>Reading a CSV file of a million bars. Times are for one bar.</summary>
[MemoryDiagnoser]
public class CsvBenchmark
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"aitrader-{Guid.NewGuid():N}.csv");

    [GlobalSetup]
    public void Write() => PriceTable.Write(_path);

    [GlobalCleanup]
    public void Delete() => File.Delete(_path);

    [Benchmark(OperationsPerInvoke = PriceTable.BarCount)]
    public PriceSeries Read() => new CsvPriceSource(_path).Read();
}
