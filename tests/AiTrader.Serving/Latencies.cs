using System.Collections.Concurrent;

namespace AiTrader.Serving;

/// <summary>How long requests took. Thread-safe.</summary>
public sealed class Latencies
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    /// <summary>How many there were.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>Adds one.</summary>
    public void Add(TimeSpan latency) => _milliseconds.Enqueue(latency.TotalMilliseconds);

    /// <summary>The milliseconds in which a share of the requests was answered.</summary>
    public double Percentile(double share)
    {
        double[] sorted = [.. _milliseconds.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min((int)(sorted.Length * share), sorted.Length - 1)];
    }
}
