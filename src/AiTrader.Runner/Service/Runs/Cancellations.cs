using System.Collections.Concurrent;

namespace AiTrader.Runner.Service.Runs;

/// <summary>The runs that this process drives, and how each is told to stop.</summary>
internal sealed class Cancellations
{
    private readonly ConcurrentDictionary<(Signature, RunId), CancellationTokenSource> _driven = new();

    /// <summary>The runs that are driven here now.</summary>
    public IReadOnlyCollection<(Signature Signature, RunId Id)> Driven => [.. _driven.Keys];

    /// <summary>A token that is canceled with the given one, or when the run is to be canceled.</summary>
    public CancellationTokenSource Watch(Run run, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _driven[(run.Signature, run.Id)] = source;
        return source;
    }

    /// <summary>Ends the watch of a run.</summary>
    public void Forget(Run run) => _driven.TryRemove((run.Signature, run.Id), out _);

    /// <summary>Stops a run, if this process drives it.</summary>
    public void Cancel(Signature signature, RunId id)
    {
        if (_driven.TryGetValue((signature, id), out var source))
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }
    }
}
