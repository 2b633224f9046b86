using System.Globalization;

namespace AiTrader.Serving;

/// <summary>The memory of a process, once a second, as its kernel counts it (RSS).</summary>
public sealed class MemoryLog : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly int _process;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<long> _bytes = [];
    private readonly Task _writing;

    /// <summary>Begins to read.</summary>
    /// <param name="process">The id of the process.</param>
    public MemoryLog(int process)
    {
        _process = process;
        _writing = WriteAsync();
    }

    /// <summary>The memory of a process now, in bytes.</summary>
    public static long Read(int process)
    {
        // VmRSS:	  213456 kB
        string line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024
            * long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the reading; the mean of each quarter of the time, in megabytes.</summary>
    public async Task<double[]> EndAsync()
    {
        await _ending.CancelAsync();
        await _writing;
        int quarter = Math.Max(1, _bytes.Count / 4);
        return [.. Enumerable.Range(0, 4).Select(number => MeanOf(number * quarter, quarter))];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ending.Dispose();
    }

    private double MeanOf(int first, int count) =>
        _bytes.Skip(first).Take(count).DefaultIfEmpty().Average() / (1024 * 1024);

    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                _bytes.Add(Read(_process));
            }
        }
        catch (OperationCanceledException)
        {
            // The load is over.
        }
    }
}
