using AiTrader.Benchmarks.Quick;
using AiTrader.Benchmarks.Sqlite;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Runs;

/// <summary>1,000 traders that wait 200 ms in each of ten sessions, as for a model: in memory and in SQLite.</summary>
internal sealed class QuickThinking : IQuickBenchmark
{
    private const int Rounds = 3;

    public string Name => "thinking";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        var traders = new ThinkingTraders(1_000, 10, TimeSpan.FromMilliseconds(200));
        var (memory, sqlite) = (new Samples(), new Samples());
        using var folder = new DiskFolder();
        for (int round = 0; round <= Rounds; round++)
        {
            await using var floor = new InMemoryStore(TimeProvider.System);
            await using var file = new SqliteStore(folder.NewFile(), TimeProvider.System);
            var (without, with) = (await traders.RunAsync(floor), await traders.RunAsync(file));
            if (round > 0)
            {
                memory.Add(without.TotalSeconds);
                sqlite.Add(with.TotalSeconds);
            }
        }

        string ideal = $"{traders.Ideal.TotalSeconds:0.0} s of waiting";
        return
        [
            QuickResult.Note("1,000 traders that wait 200 ms, ten times, in memory", $"{memory.Median:0.0} s", ideal),
            QuickResult.AtMost("the same on SQLite", sqlite.Median, 3.5, "s", ideal),
        ];
    }
}
