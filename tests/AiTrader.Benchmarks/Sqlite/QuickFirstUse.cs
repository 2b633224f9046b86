using System.Globalization;
using AiTrader.Benchmarks.Quick;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// The first use of an account that has many entries: the file is opened and checked, and every entry is verified.
/// Measured as processor time, beside the reading of the same entries from a file that is open.
/// </summary>
internal sealed class QuickFirstUse : IQuickBenchmark
{
    private const int Entries = 100_000;
    private const int Rounds = 9;

    public string Name => "first-use";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        using var folder = new DiskFolder();
        string path = folder.NewFile();
        var context = TradeRecord.ContextOf("alice");
        await using (await LedgerFile.WithEntriesAsync(path, await TradeRecord.MakeAsync(context, Entries), [])) { }

        await using var open = new SqliteStore(path, TimeProvider.System);
        var (uses, toReading) = (new Samples(), new Samples());
        for (int round = 0; round <= Rounds; round++)
        {
            double use = await SecondsAsync(() => UseAsync(path, context));
            double reading = await SecondsAsync(() => ReadAsync(open, context));
            if (round > 0)
            {
                uses.Add(use);
                toReading.Add(use / reading);
            }
        }

        return
        [
            QuickResult.AtMost(
                "SQLite: first use of an account with 100,000 entries beside reading them",
                toReading.Median,
                1.8,
                "x",
                string.Create(CultureInfo.InvariantCulture, $"{uses.Median * 1000:N0} ms of processor time")
            ),
        ];
    }

    private static async Task UseAsync(string path, TradingContext context)
    {
        await using var store = new SqliteStore(path, TimeProvider.System);
        if (await store.Ledgers.FindAccountAsync(context.Signature) is not { Version: Entries })
        {
            throw new InvalidOperationException("The account has another number of entries.");
        }
    }

    private static async Task ReadAsync(SqliteStore store, TradingContext context)
    {
        if (await store.Ledgers.ReadEntriesAsync(context.Signature).CountAsync() != Entries)
        {
            throw new InvalidOperationException("The ledger has another number of entries.");
        }
    }

    private static async Task<double> SecondsAsync(Func<Task> act)
    {
        GC.Collect();
        var started = Environment.CpuUsage.TotalTime;
        await act();
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }
}
