using System.Collections.Concurrent;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>The results that a run reports, in the order in which it does.</summary>
internal sealed class ReportedProgress : IProgress<SessionResult>
{
    public ConcurrentQueue<SessionResult> Results { get; } = new();

    public void Report(SessionResult value) => Results.Enqueue(value);
}
