using AiTrader.Prices;
using BenchmarkDotNet.Attributes;

namespace AiTrader.Benchmarks.Backtests;

/// <summary>
/// A backtest of 252,000 bars with an order each, and the loop that is its floor. Times are for one bar.
/// </summary>
[MemoryDiagnoser]
public class BacktestBenchmark
{
    private readonly PriceSeries _series = BacktestMarket.Read();
    private HandWrittenLoop _loop = null!;
    private Backtest _backtest = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _loop = new HandWrittenLoop(_series);
        _backtest = new Backtest(_series);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BacktestMarket.BarCount)]
    public Money Hand_written_loop() => _loop.Run();

    [Benchmark(OperationsPerInvoke = BacktestMarket.BarCount)]
    public Task<Money> In_an_arena() => _backtest.RunAsync();
}
