using System.Diagnostics;
using System.Text.Json;
using AiTrader.Benchmarks.Backtests;
using AiTrader.Benchmarks.Buys;
using AiTrader.Benchmarks.Chat;
using AiTrader.Benchmarks.Csv;
using AiTrader.Benchmarks.Mcp;
using AiTrader.Benchmarks.Orders;
using AiTrader.Benchmarks.Redis;
using AiTrader.Benchmarks.Reports;
using AiTrader.Benchmarks.Runs;
using AiTrader.Benchmarks.Sqlite;

namespace AiTrader.Benchmarks.Quick;

/// <summary>
/// The quick mode: each benchmark in a process of its own, so that none inherits another's heap, then one table.
/// </summary>
internal static class QuickRun
{
    public const string RowsOption = "--rows";

    private static readonly IQuickBenchmark[] Benchmarks =
    [
        new QuickBuy(),
        new QuickBacktest(),
        new QuickOrders(),
        new QuickSqlite(),
        new QuickFirstUse(),
        new QuickVerify(),
        new QuickRedis(),
        new QuickCsv(),
        new QuickChat(),
        new QuickMcp(),
        new QuickReport(),
        new QuickRuns(),
        new QuickThinking(),
    ];

    /// <summary>Runs all and prints the table.</summary>
    /// <returns>0 where every target is met, else 1.</returns>
    public static async Task<int> AllAsync()
    {
        var results = new List<QuickResult>();
        foreach (var benchmark in Benchmarks)
        {
            await Console.Error.WriteLineAsync($"{benchmark.Name} ...");
            results.AddRange(await MeasureApartAsync(benchmark.Name));
        }

        return QuickTable.Print(results);
    }

    /// <summary>Runs one in this process and prints its part of the table.</summary>
    public static async Task<int> OneAsync(string name) => QuickTable.Print(await Find(name).MeasureAsync());

    /// <summary>Runs one in this process and prints its rows for the process that started this one.</summary>
    public static async Task<int> RowsAsync(string name)
    {
        Console.WriteLine(JsonSerializer.Serialize(await Find(name).MeasureAsync()));
        return 0;
    }

    private static IQuickBenchmark Find(string name) =>
        Benchmarks.FirstOrDefault(benchmark => benchmark.Name == name)
        ?? throw new ArgumentException(
            $"There is no benchmark '{name}'; there are "
                + $"{string.Join(", ", Benchmarks.Select(benchmark => benchmark.Name))}.",
            nameof(name)
        );

    private static async Task<IReadOnlyList<QuickResult>> MeasureApartAsync(string name)
    {
        // The first argument is this assembly, whether its own host or 'dotnet' runs it.
        string[] arguments = [Environment.GetCommandLineArgs()[0], "--quick", name, RowsOption];
        using var process =
            Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("No process was started.");
        string rows = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<List<QuickResult>>(rows)
            ?? throw new InvalidOperationException($"The benchmark '{name}' said nothing.");
    }
}
