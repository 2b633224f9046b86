using System.Diagnostics;
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
        var (loop, simulator, backtest) = (
            new HandWrittenLoop(series),
            new HandWrittenSimulator(series),
            new Backtest(series)
        );
        var cold = NewEffort();
        RequireSame(loop.Run(), await cold.MeasureAsync(backtest.RunAsync));
        RequireSame(loop.Run(), simulator.Run());

        var (bare, floor, measured) = (NewEffort(), NewEffort(), NewEffort());
        for (int round = 0; round < Rounds; round++)
        {
            await bare.MeasureAsync(() => Task.FromResult(loop.Run()));
            await floor.MeasureAsync(() => Task.FromResult(simulator.Run()));
            await measured.MeasureAsync(backtest.RunAsync);
        }

        using var process = Process.GetCurrentProcess();
        return
        [
            QuickResult.AtMost(
                "backtest of 252,000 bars, an order each, one core: processor time, of that of a simulator by hand",
                floor.Rate / measured.Rate,
                4,
                "x",
                $"{measured.Rate / bare.Rate:0.000} of the speed of the bare loop"
            ),
            QuickResult.AtLeast("backtest: bars in a second of processor time", measured.Rate, 500_000, "bars/s"),
            QuickResult.AtMost("backtest: bytes for an order", measured.Bytes, 500, "bytes"),
            QuickResult.Note("backtest: collections of generation 0 / 1 / 2", measured.Collections, Pauses(measured)),
            QuickResult.AtMost("backtest: peak working set of the process", process.PeakWorkingSet64 / 1e6, 500, "MB"),
            QuickResult.Note("backtest: its first run, compilation included", Speed(cold)),
            QuickResult.Note("floor: simulator by hand, rules, index, ledger of structs", Speed(floor)),
            QuickResult.Note("floor: bytes for an order", $"{QuickResult.Number(floor.Bytes)} bytes"),
            QuickResult.Note("floor: collections of generation 0 / 1 / 2", floor.Collections, Pauses(floor)),
            QuickResult.Note("bare loop without rules or objects", Speed(bare)),
            QuickResult.Note("for orientation: QuantConnect Lean, measured before", "1,400-2,200 bars/s"),
        ];
    }

    private static Effort NewEffort() => new(BacktestMarket.BarCount);

    // Set before there are other threads, so that those of the compiler and the collector stay on that core too.
    private static void UseOneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }
    }

    private static void RequireSame(Money floor, Money backtest)
    {
        if (floor != backtest)
        {
            throw new InvalidOperationException(
                $"The loop ends with {floor} and the other with {backtest}: they do not do the same."
            );
        }
    }

    private static string Pauses(Effort effort) =>
        $"{QuickResult.Number(100 * effort.PauseShare)} % of the time in collections";

    private static string Speed(Effort effort) => $"{QuickResult.Number(effort.Rate)} bars/s";
}
