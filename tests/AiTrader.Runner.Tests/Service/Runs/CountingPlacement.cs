using System.Collections.Concurrent;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Tests.Service.Runs;

/// <summary>Drives nobody, and counts who was woken.</summary>
internal sealed class CountingPlacement : ITraderPlacement
{
    private readonly ConcurrentQueue<Signature> _woken = new();

    /// <summary>The traders that are driven in this process.</summary>
    public IReadOnlySet<Signature> DrivenHere { get; init; } = new HashSet<Signature>();

    /// <summary>Who was woken, as often as it was.</summary>
    public IReadOnlyCollection<Signature> Woken => _woken;

    /// <inheritdoc/>
    public ValueTask WakeAsync(Signature signature, CancellationToken cancellationToken)
    {
        _woken.Enqueue(signature);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public bool IsDrivenHere(Signature signature) => DrivenHere.Contains(signature);
}
