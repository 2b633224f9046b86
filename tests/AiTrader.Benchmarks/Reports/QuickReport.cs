using System.Diagnostics;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Reports;

/// <summary>
/// A report on 50 traders with 2,000 sessions each, every one with a conversation: how long the program takes, and how
/// large the page is.
/// </summary>
internal sealed class QuickReport : IQuickBenchmark
{
    private const int Traders = 50;
    private const int Sessions = 2_000;

    public string Name => "report";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        string folder = Path.Combine(Path.GetTempPath(), "aitrader-report-benchmark");
        var store = new LargeStore(folder, Traders, Sessions);
        await store.MakeAsync();
        string report = Path.Combine(folder, "report");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "aitrader.dll"),
            "report",
            "--store",
            $"sqlite:{store.Database}",
            "--prices",
            store.Prices,
            "--out",
            report,
        ];
        long start = Stopwatch.GetTimestamp();
        using var process =
            Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("No process was started.");
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The report ended with {process.ExitCode}.");
        }

        return
        [
            QuickResult.AtMost(
                $"report of {Traders} traders and {Sessions:N0} sessions each, all forms",
                seconds,
                20,
                "s"
            ),
            QuickResult.AtMost(
                "report: the page",
                new FileInfo(Path.Combine(report, "report.html")).Length / 1e6,
                60,
                "MB"
            ),
            QuickResult.Note("report: where it lies, to be opened", report),
        ];
    }
}
