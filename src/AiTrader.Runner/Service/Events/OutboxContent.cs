using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>What is to be told at once.</summary>
/// <param name="Events">The events, in order.</param>
/// <param name="IsBehind">Whether the ledger must be read for entries that are not told.</param>
/// <param name="Lost">How many events that no ledger has did not fit.</param>
/// <param name="Waiting">Who waits for it.</param>
internal sealed record OutboxContent(
    IReadOnlyList<NewEvent> Events,
    bool IsBehind,
    int Lost,
    IReadOnlyList<TaskCompletionSource> Waiting
)
{
    /// <summary>Tells who waits that it is told.</summary>
    public void Complete()
    {
        foreach (var waiting in Waiting)
        {
            waiting.TrySetResult();
        }
    }

    /// <summary>Tells who waits that it cannot be told now.</summary>
    /// <returns>What is still to be told, for which nobody waits.</returns>
    public OutboxContent Fail(Exception failure)
    {
        foreach (var waiting in Waiting)
        {
            waiting.TrySetException(failure);
        }

        return this with
        {
            Waiting = [],
        };
    }
}
