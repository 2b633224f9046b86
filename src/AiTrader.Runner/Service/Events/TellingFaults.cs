using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>Faults that are told.</summary>
internal sealed class TellingFaults(IFaultStore inner, EventRelay events) : IFaultStore
{
    /// <inheritdoc/>
    public async ValueTask AppendAsync(SessionFault fault, CancellationToken cancellationToken = default)
    {
        await inner.AppendAsync(fault, cancellationToken);
        events.Tell(fault);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SessionFault>> ReadAsync(
        Signature signature,
        CancellationToken cancellationToken = default
    ) => inner.ReadAsync(signature, cancellationToken);
}
