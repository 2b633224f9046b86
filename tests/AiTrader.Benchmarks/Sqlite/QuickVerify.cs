using System.Diagnostics;
using AiTrader.Benchmarks.Quick;
using AiTrader.Benchmarks.Reports;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// <c>aitrader ledger verify</c> on a ledger of a million entries, in a process of its own: its processor time, next to
/// that of reading the same entries from the file.
/// </summary>
internal sealed class QuickVerify : IQuickBenchmark
{
    private const int Sessions = 2_500;
    private const int Acts = 400;
    private const int Rounds = 3;

    public string Name => "verify";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        using var folder = new DiskFolder();
        string path = folder.NewFile();
        var signature = Signature.Parse("alice");
        int entries = await WriteAsync(path, signature);

        await using var store = new SqliteStore(path, TimeProvider.System);
        var (verified, toReading) = (new Samples(), new Samples());
        for (int round = 0; round < Rounds; round++)
        {
            double verify = await VerifyAsync(path);
            GC.Collect();
            var started = Environment.CpuUsage.TotalTime;
            if (await store.Ledgers.ReadEntriesAsync(signature).CountAsync() != entries)
            {
                throw new InvalidOperationException("The ledger has another number of entries.");
            }

            verified.Add(verify);
            toReading.Add(verify / (Environment.CpuUsage.TotalTime - started).TotalSeconds);
        }

        return
        [
            QuickResult.AtMost(
                $"'ledger verify' of {entries:N0} entries (processor time)",
                verified.Median,
                10,
                "s",
                $"{QuickResult.Number(toReading.Median)} of reading them"
            ),
        ];
    }

    private static async Task<int> WriteAsync(string path, Signature signature)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var session = TradingContext.For(signature).Using("benchmark/verify");
        var first = new DateOnly(2015, 1, 1);
        var account = await ledger.OpenAccountAsync(session.At(first), Market.Us, TradeRecord.Cash);
        for (int day = 0; day < Sessions; day++)
        {
            var context = session.At(first.AddDays(day));
            for (int act = 1; act < Acts; act++)
            {
                var id = ClientOrderId.Create(context, act);
                account = await AppendAsync(ledger, TradeRecord.NextOf(context, account, id));
            }

            account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Traded));
        }

        new SqliteStore(path, TimeProvider.System).Dispose();
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var rows = new StoreRows(connection);
        var entries = await ledger.ReadEntriesAsync(signature).ToListAsync();
        rows.AddLedger(signature, entries);
        rows.Commit();
        return entries.Count;
    }

    private static async Task<Account> AppendAsync(ILedgerStore ledger, LedgerEntry entry) =>
        await ledger.AppendAsync(entry) is AppendResult.Appended appended
            ? appended.Account
            : throw new InvalidOperationException("The entry was not appended.");

    private static async Task<double> VerifyAsync(string path)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "aitrader.dll"),
            "ledger",
            "verify",
            "--store",
            $"sqlite:{path}",
        ];
        using var process =
            Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("No process was started.");
        var verdict = process.StandardOutput.ReadToEndAsync();
        double seconds = await ProcessorTime.WatchAsync(process);
        return process.ExitCode == 0
            ? seconds
            : throw new InvalidOperationException($"The verification ended with {process.ExitCode}: {await verdict}");
    }
}
