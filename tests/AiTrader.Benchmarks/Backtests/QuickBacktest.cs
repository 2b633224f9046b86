using System.Diagnostics;
using System.Globalization;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Backtests;

/// <summary>
/// A backtest on one core: how fast, how fast the floor is in the same process, and the memory of both.
/// </summary>
internal sealed class QuickBacktest : IQuickBenchmark
{
    private const int Rounds = 9;

    public string Name => "backtest";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        UseOneCore();
        var series = BacktestMarket.Read();
        var loop = new HandWrittenLoop(series);
        var backtest = new Backtest(series);
        double cold = await RateAsync(backtest.RunAsync);
        RequireSame(loop.Run(), await backtest.RunAsync());

        var (floor, measured) = (new Samples(), new Samples());
        for (int round = 0; round < Rounds; round++)
        {
            floor.Add(await RateAsync(() => Task.FromResult(loop.Run())));
            measured.Add(await RateAsync(backtest.RunAsync));
        }

        using var process = Process.GetCurrentProcess();
        return
        [
            QuickResult.AtLeast(
                "backtest of 252,000 bars, an order each, one core (processor time)",
                measured.Median,
                500_000,
                "bars/s",
                $"{measured.Median / floor.Median:0.00} of the hand-written loop"
            ),
            QuickResult.AtMost("backtest: peak working set of the process", process.PeakWorkingSet64 / 1e6, 500, "MB"),
            QuickResult.Note("backtest: its first run, compilation included", Rate(cold)),
            QuickResult.Note("floor: hand-written loop without rules or objects", Rate(floor.Median)),
            QuickResult.Note("for orientation: QuantConnect Lean, measured before", "1,400-2,200 bars/s"),
        ];
    }

    // Set before there are other threads, so that those of the compiler and the collector stay on that core too.
    private static void UseOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }
    }

    // In seconds of processor time of the whole process, collector and compiler included: on an idle machine those of
    // the clock,
    // on a busy one not those of other processes.
    private static async Task<double> RateAsync(Func<Task<Money>> run)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var started = process.TotalProcessorTime;
        await run();
        process.Refresh();
        return BacktestMarket.BarCount / (process.TotalProcessorTime - started).TotalSeconds;
    }

    private static void RequireSame(Money floor, Money backtest)
    {
        if (floor != backtest)
        {
            throw new InvalidOperationException(
                $"The loop ends with {floor} and the backtest with {backtest}: they do not do the same."
            );
        }
    }

    private static string Rate(double perSecond) =>
        string.Create(CultureInfo.InvariantCulture, $"{perSecond:N0} bars/s");
}
