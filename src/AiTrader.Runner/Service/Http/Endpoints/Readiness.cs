using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary>
/// Whether the store answers. Requests that ask for it are not limited, so that no flood of others makes a service look
/// ill; the store is asked once a second, however many ask.
/// </summary>
/// <param name="documents">The store's documents.</param>
/// <param name="clock">The clock.</param>
internal sealed class Readiness(IDocumentStore documents, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly DocumentKey Asked = new("health", "ready");

    private readonly Lock _lock = new();
    private Task? _asking;
    private long _askedAt;

    /// <summary>Asks the store; completes when it has answered, and fails if it does not.</summary>
    public Task AskAsync()
    {
        lock (_lock)
        {
            if (_asking is null || (_asking.IsCompleted && clock.GetElapsedTime(_askedAt) >= Moment))
            {
                _askedAt = clock.GetTimestamp();
                _asking = Task.Run(() => documents.FindAsync(Asked).AsTask());
            }

            return _asking;
        }
    }
}
