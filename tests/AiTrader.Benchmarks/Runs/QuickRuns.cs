using System.Globalization;
using AiTrader.Benchmarks.Quick;
using AiTrader.Benchmarks.Sqlite;
using AiTrader.Testing.Processes;

namespace AiTrader.Benchmarks.Runs;

/// <summary>
/// <c>aitrader run</c> of the synthetic market on each store: beside the same in memory, in turns, and by its round
/// trips to a server.
/// </summary>
internal sealed class QuickRuns : IQuickBenchmark
{
    private const int Rounds = 3;

    public string Name => "runs";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync() =>
        [.. await MeasureSqliteAsync(), .. await MeasureRedisAsync()];

    private static async Task<IEnumerable<QuickResult>> MeasureSqliteAsync()
    {
        var (times, processor) = (new Samples(), new Samples());
        var (memory, sqlite) = (new Samples(), new Samples());
        using var folder = new DiskFolder();
        for (int round = 0; round < Rounds; round++)
        {
            var floor = await RunProgram.RunAsync("memory");
            var run = await RunProgram.RunAsync($"sqlite:{folder.NewFile()}");
            times.Add(run.Seconds / floor.Seconds);
            processor.Add(run.Processor / floor.Processor);
            memory.Add(floor.Seconds);
            sqlite.Add(run.Seconds);
        }

        return
        [
            QuickResult.AtMost(
                "run on SQLite beside memory",
                times.Median,
                4,
                "x",
                $"time, {Show(sqlite.Median)} / {Show(memory.Median)} s"
            ),
            QuickResult.Note("run on SQLite beside memory", $"{Show(processor.Median)} x", "processor time"),
        ];
    }

    private static async Task<IEnumerable<QuickResult>> MeasureRedisAsync()
    {
        if (!RedisServer.IsInstalled)
        {
            return [QuickResult.Note("run on Redis", "redis-server is not installed")];
        }

        using var server = await RedisServer.StartAsync();
        await using var trips = await RoundTrips.BeginAsync(server.Port);
        var run = await RunProgram.RunAsync($"redis:{server.Address}");
        var counts = await trips.EndAsync();
        string each = string.Join(
            ", ",
            counts.OrderByDescending(count => count.Value).Take(4).Select(count => $"{count.Key} {count.Value:#,0}")
        );
        return
        [
            QuickResult.AtMost(
                "run on Redis: round trips of a session",
                (double)counts.Values.Sum() / run.Sessions,
                3.5,
                "",
                each
            ),
        ];
    }

    private static string Show(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
