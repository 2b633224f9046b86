using System.Collections.Concurrent;

namespace AiTrader.Stores;

/// <summary>Requests that live as long as the process.</summary>
internal sealed class InMemoryRequestStore : IRequestStore
{
    private readonly ConcurrentDictionary<Signature, List<SessionRequest>> _requests = new();

    /// <inheritdoc/>
    public ValueTask AppendAsync(SessionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var requests = _requests.GetOrAdd(request.Context.Signature, _ => []);
        lock (requests)
        {
            requests.Add(request);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SessionRequest>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_requests.TryGetValue(signature, out var requests))
        {
            return ValueTask.FromResult<IReadOnlyList<SessionRequest>>([]);
        }

        lock (requests)
        {
            return ValueTask.FromResult<IReadOnlyList<SessionRequest>>([.. requests]);
        }
    }
}
