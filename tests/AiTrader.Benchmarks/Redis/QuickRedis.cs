using System.Diagnostics;
using AiTrader.Benchmarks.Quick;
using AiTrader.Benchmarks.Sqlite;
using AiTrader.Testing.Processes;

namespace AiTrader.Benchmarks.Redis;

/// <summary>
/// A trade on a server: beside the bare script called by a client in C, alone and many at once, and after few and many
/// entries.
/// </summary>
internal sealed class QuickRedis : IQuickBenchmark
{
    private const int Rounds = 9;
    private const int TradesAlone = 4_000;

    private const int Callers = 64;
    private const int TradesEach = 400;

    private const int Few = 10;
    private const int Many = 100_000;
    private const int FlatRounds = 40;
    private const int Batch = 100;

    public string Name => "redis";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        if (!RedisServer.IsInstalled)
        {
            return [QuickResult.Note("Redis", "redis-server is not installed")];
        }

        using var server = await RedisServer.StartAsync();
        return [.. await MeasureBesideBareAsync(server), .. await MeasureGrowthAsync(server)];
    }

    private static async Task<IEnumerable<QuickResult>> MeasureBesideBareAsync(RedisServer server)
    {
        var entry = (await TradeRecord.MakeAsync(TradeRecord.ContextOf("alone-001"), 2))[1];
        var (appending, refused) = (
            await BareScript.AppendingAsync(server, entry),
            await BareScript.RefusedAsync(server, entry)
        );
        await using var alone = await ServerAccounts.OpenAsync(server, "alone", 1);
        await using var many = await ServerAccounts.OpenAsync(server, "many", Callers);
        await alone.TradeAsync(TradesAlone);
        await many.TradeAsync(TradesEach);
        var (one, all) = (new Comparison(), new Comparison());
        for (int round = 0; round < Rounds; round++)
        {
            await one.AddAsync(() => alone.TradeAsync(TradesAlone), TradesAlone, appending, refused, pipeline: 1);
            await all.AddAsync(() => many.TradeAsync(TradesEach), Callers * TradesEach, appending, refused, Callers);
        }

        return
        [
            one.Result("Redis: one caller beside redis-benchmark -c 1", 0.6),
            one.Note("Redis: one caller beside calls that write nothing"),
            all.Result($"Redis: {Callers} callers beside redis-benchmark -c 1 -P {Callers}", 0.5),
            all.Note($"Redis: {Callers} callers beside calls that write nothing"),
        ];
    }

    private static async Task<IEnumerable<QuickResult>> MeasureGrowthAsync(RedisServer server)
    {
        await using var few = await ServerAccounts.OpenAsync(server, "few", 1);
        await using var many = await ServerAccounts.OpenAsync(server, "large", 1);
        await few.TradeAsync(Few);
        await many.TradeAsync(Many);
        var ratios = new Samples();
        for (int round = 0; round < FlatRounds; round++)
        {
            var fewTime = await TimeAsync(() => few.TradeAsync(Batch));
            ratios.Add(await TimeAsync(() => many.TradeAsync(Batch)) / fewTime);
        }

        return
        [
            QuickResult.AtMost(
                "Redis: growth of a trade with 10 to 100,000 entries",
                ratios.Median,
                1.2,
                "x",
                "time with 100,000 / with 10-4,000 in the account"
            ),
        ];
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        long started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started);
    }
}
