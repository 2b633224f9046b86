using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace AiTrader.Testing;

/// <summary>
/// The spans of AiTrader that have ended since it was created, in the order of their ends: those of the whole process,
/// so that a test looks for its own.
/// </summary>
public sealed class EndedSpans : IEnumerable<Activity>, IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    /// <summary>Begins to listen.</summary>
    public EndedSpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AiTraderTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <inheritdoc/>
    public IEnumerator<Activity> GetEnumerator() => _spans.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Ends to listen; what was heard stays.</summary>
    public void Dispose() => _listener.Dispose();
}
