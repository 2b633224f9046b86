using System.Collections.Concurrent;

namespace AiTrader.Stores;

/// <summary>Faults that are known as long as the process lives.</summary>
/// <param name="timeProvider">The wall clock.</param>
public sealed class InMemoryFaultStore(TimeProvider timeProvider) : IFaultStore
{
    private readonly ConcurrentDictionary<Signature, List<SessionFault>> _faults = new();

    /// <inheritdoc/>
    public ValueTask AppendAsync(TradingContext context, Exception fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(fault);
        cancellationToken.ThrowIfCancellationRequested();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(timeProvider.GetUtcNow().ToUnixTimeMilliseconds());
        var faults = _faults.GetOrAdd(context.Signature, _ => []);
        lock (faults)
        {
            int attempt = faults.Count(earlier => earlier.Context.Time == context.Time) + 1;
            faults.Add(new SessionFault(context, attempt, at, FaultText.TypeOf(fault), FaultText.MessageOf(fault)));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_faults.TryGetValue(signature, out var faults))
        {
            return ValueTask.FromResult<IReadOnlyList<SessionFault>>([]);
        }

        lock (faults)
        {
            return ValueTask.FromResult<IReadOnlyList<SessionFault>>([.. faults]);
        }
    }
}
