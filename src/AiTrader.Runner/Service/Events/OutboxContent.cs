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
);
