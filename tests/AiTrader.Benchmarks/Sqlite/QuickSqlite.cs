using System.Diagnostics;
using System.Globalization;
using AiTrader.Benchmarks.Quick;
using AiTrader.Ledgers;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>A trade on disk: beside the bare transaction, after few and many entries, and for many signatures at once.</summary>
internal sealed class QuickSqlite : IQuickBenchmark
{
    private const int Few = 10;
    private const int Many = 100_000;
    private const int Rounds = 40;
    private const int Batch = 20;

    // The first flush of a new file also writes what preparing it has left behind.
    private const int WarmUp = 5;

    private const int Signatures = 256;
    private const int GroupRounds = 9;
    private const int TradesAlone = 200;
    private const int TradesEach = 20;

    public string Name => "sqlite";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        using var folder = new DiskFolder();
        return [.. await MeasureOneByOneAsync(folder), .. await MeasureGroupCommitAsync(folder)];
    }

    private static async Task<IEnumerable<QuickResult>> MeasureOneByOneAsync(DiskFolder folder)
    {
        var record = await TradeRecord.MakeAsync(TradeRecord.ContextOf("alice"), Many + (Batch * (Rounds + 1)));
        using var bare = await BareFile.WithEntriesAsync(folder.NewFile(), Many, record);
        await using var many = await LedgerFile.WithEntriesAsync(folder.NewFile(), Many, record);
        var few = await OpenFewAsync(folder, [.. record.Take(Few + Batch)]);
        bare.Append(Batch);
        await many.AppendAsync(Batch);

        var (bareRates, rates, toBare, fewToMany) = (new Samples(), new Samples(), new Samples(), new Samples());
        foreach (var young in few)
        {
            double rate = await RateAsync(Batch, () => many.AppendAsync(Batch));
            double bareRate = await RateAsync(Batch, () => Task.Run(() => bare.Append(Batch)));
            double youngRate = await RateAsync(Batch, () => young.AppendAsync(Batch));
            bareRates.Add(bareRate);
            rates.Add(rate);
            toBare.Add(rate / bareRate);
            fewToMany.Add(youngRate / rate);
        }

        foreach (var young in few)
        {
            await young.DisposeAsync();
        }

        return
        [
            QuickResult.AtLeast("SQLite FULL: a trade beside a bare transaction", toBare.Median, 0.8, "x", $"{Show(rates.Median)} / {Show(bareRates.Median)} trades/s"),
            QuickResult.AtMost("SQLite FULL: growth of a trade from 10 to 100,000 entries", fewToMany.Median, 1.2, "x", "time after 100,000 / after 10"),
        ];
    }

    // All before anything is measured: making a file slows down the flushes of every other one.
    private static async Task<List<LedgerFile>> OpenFewAsync(DiskFolder folder, IReadOnlyList<LedgerEntry> record)
    {
        var files = new List<LedgerFile>();
        for (int i = 0; i < Rounds; i++)
        {
            var file = await LedgerFile.WithEntriesAsync(folder.NewFile(), Few - WarmUp, record);
            await file.AppendAsync(WarmUp);
            files.Add(file);
        }

        return files;
    }

    private static async Task<IEnumerable<QuickResult>> MeasureGroupCommitAsync(DiskFolder folder)
    {
        await using var signatures = await ManySignatures.OpenAsync(folder.NewFile(), Signatures);
        await signatures.TradeAsync(Signatures, TradesEach);
        var (alone, together, gain) = (new Samples(), new Samples(), new Samples());
        for (int round = 0; round < GroupRounds; round++)
        {
            double aloneRate = await RateAsync(TradesAlone, () => signatures.TradeAsync(1, TradesAlone));
            double togetherRate = await RateAsync(Signatures * TradesEach, () => signatures.TradeAsync(Signatures, TradesEach));
            alone.Add(aloneRate);
            together.Add(togetherRate);
            gain.Add(togetherRate / aloneRate);
        }

        return [QuickResult.AtLeast($"SQLite FULL: {Signatures} signatures at once beside one at a time", gain.Median, 8, "x", $"{Show(together.Median)} / {Show(alone.Median)} trades/s")];
    }

    private static async Task<double> RateAsync(int trades, Func<Task> trade)
    {
        long started = Stopwatch.GetTimestamp();
        await trade();
        return trades / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static string Show(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture);
}
