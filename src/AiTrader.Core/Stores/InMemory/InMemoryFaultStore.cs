using System.Collections.Concurrent;

namespace AiTrader.Stores;

/// <summary>Faults that live as long as the process.</summary>
internal sealed class InMemoryFaultStore : IFaultStore
{
    private readonly ConcurrentDictionary<Signature, List<SessionFault>> _faults = new();

    /// <inheritdoc/>
    public ValueTask AppendAsync(SessionFault fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fault);
        cancellationToken.ThrowIfCancellationRequested();
        var faults = _faults.GetOrAdd(fault.Context.Signature, _ => []);
        lock (faults)
        {
            int attempt = faults.Count(earlier => earlier.Context.Time == fault.Context.Time) + 1;
            faults.Add(fault with { Attempt = attempt });
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
