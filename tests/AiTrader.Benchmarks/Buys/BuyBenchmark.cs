using BenchmarkDotNet.Attributes;

namespace AiTrader.Benchmarks.Buys;

/// <summary>A buy in memory, after few and after many entries.</summary>
[MemoryDiagnoser]
public class BuyBenchmark
{
    private const int Buys = 1000;

    private BuyingAccount _account = null!;

    [Params(10, 1_000, 100_000, 1_000_000)]
    public int Entries { get; set; }

    [IterationSetup]
    public void Open() => _account = BuyingAccount.WithEntriesAsync(Entries).GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Buys)]
    public Task Buy() => _account.BuyAsync(Buys);
}
