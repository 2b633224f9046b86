using System.Diagnostics;

namespace AiTrader.Benchmarks.Quick;

/// <summary>
/// What runs of one kind cost: processor time of the whole process, collector and compiler included (on an idle machine
/// the time of the clock, on a busy one without that of other processes), bytes, and collections.
/// </summary>
internal sealed class Effort(int operations)
{
    private readonly Samples _seconds = new();
    private readonly Samples _bytes = new();
    private readonly int[] _collections = new int[GC.MaxGeneration + 1];
    private int _rounds;
    private TimeSpan _pauses;
    private double _allSeconds;

    /// <summary>Operations in a second of processor time.</summary>
    public double Rate => operations / _seconds.Median;

    /// <summary>Bytes that were allocated for an operation.</summary>
    public double Bytes => _bytes.Median / operations;

    /// <summary>How many collections of each generation a run had, on average.</summary>
    public string Collections =>
        string.Join(" / ", _collections.Select(count => QuickResult.Number((double)count / _rounds)));

    /// <summary>The share of the time in which a collection kept the program from running.</summary>
    public double PauseShare => _pauses.TotalSeconds / _allSeconds;

    /// <summary>Measures one run.</summary>
    public async Task<T> MeasureAsync<T>(Func<Task<T>> run)
    {
        GC.Collect();
        int[] before = [.. Counts()];
        using var process = Process.GetCurrentProcess();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        var paused = GC.GetTotalPauseDuration();
        var started = process.TotalProcessorTime;
        var result = await run();
        process.Refresh();
        double seconds = (process.TotalProcessorTime - started).TotalSeconds;
        _seconds.Add(seconds);
        _allSeconds += seconds;
        _pauses += GC.GetTotalPauseDuration() - paused;
        _bytes.Add(GC.GetTotalAllocatedBytes(precise: true) - bytes);
        foreach (var (generation, count) in Counts().Index())
        {
            _collections[generation] += count - before[generation];
        }

        _rounds++;
        return result;
    }

    private static IEnumerable<int> Counts() => Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount);
}
