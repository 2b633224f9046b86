using System.Diagnostics;
using System.Globalization;
using AiTrader.Benchmarks.Quick;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// A trade on disk: beside the bare transaction, after few and many entries, and for many signatures at once.
/// </summary>
internal sealed class QuickSqlite : IQuickBenchmark
{
    private const int Few = 10;
    private const int Many = 100_000;
    private const int Rounds = 40;
    private const int Batch = 20;

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
        await using var bare = await BareFile.WithEntriesAsync(folder.NewFile(), Many, record);
        await using var many = await LedgerFile.WithEntriesAsync(
            folder.NewFile(),
            record.Take(Many),
            [.. record.Skip(Many)]
        );

        // Files and their logs are alike, whose entries they hold differs.
        var others = await TradeRecord.MakeAsync(TradeRecord.ContextOf("bob"), Many);
        await using var few = await LedgerFile.WithEntriesAsync(
            folder.NewFile(),
            [.. others, .. record.Take(Few)],
            [.. record.Skip(Few).Take(Batch * Rounds)]
        );
        bare.Append(Batch);
        await many.AppendAsync(Batch);

        var (bareRates, rates, toBare, fewToMany) = (new Samples(), new Samples(), new Samples(), new Samples());
        for (int round = 0; round < Rounds; round++)
        {
            double bareRate = await RateAsync(Batch, () => Task.Run(() => bare.Append(Batch)));
            double fewRate = await RateAsync(Batch, () => few.AppendAsync(Batch));
            double rate = await RateAsync(Batch, () => many.AppendAsync(Batch));
            bareRates.Add(bareRate);
            rates.Add(rate);
            toBare.Add(rate / bareRate);
            fewToMany.Add(fewRate / rate);
        }

        return
        [
            QuickResult.AtLeast(
                "SQLite FULL: a trade beside a bare transaction",
                toBare.Median,
                0.8,
                "x",
                $"{Show(rates.Median)} / {Show(bareRates.Median)} trades/s"
            ),
            QuickResult.AtMost(
                "SQLite FULL: growth of a trade with 10 to 100,000 entries",
                fewToMany.Median,
                1.2,
                "x",
                "time with 100,000 / with 10-800 in the account"
            ),
        ];
    }

    private static async Task<IEnumerable<QuickResult>> MeasureGroupCommitAsync(DiskFolder folder)
    {
        await using var signatures = await ManySignatures.OpenAsync(folder.NewFile(), Signatures);
        await signatures.TradeAsync(Signatures, TradesEach);
        var (alone, together, gain) = (new Samples(), new Samples(), new Samples());
        for (int round = 0; round < GroupRounds; round++)
        {
            double aloneRate = await RateAsync(TradesAlone, () => signatures.TradeAsync(1, TradesAlone));
            double togetherRate = await RateAsync(
                Signatures * TradesEach,
                () => signatures.TradeAsync(Signatures, TradesEach)
            );
            alone.Add(aloneRate);
            together.Add(togetherRate);
            gain.Add(togetherRate / aloneRate);
        }

        return
        [
            QuickResult.AtLeast(
                $"SQLite FULL: {Signatures} signatures at once beside one at a time",
                gain.Median,
                8,
                "x",
                $"{Show(together.Median)} / {Show(alone.Median)} trades/s"
            ),
        ];
    }

    private static async Task<double> RateAsync(int trades, Func<Task> trade)
    {
        long started = Stopwatch.GetTimestamp();
        await trade();
        return trades / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static string Show(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture);
}
