namespace AiTrader.Runner.Service.Events;

/// <summary>What an outbox says to what is put into it.</summary>
internal enum OutboxState
{
    /// <summary>It is queued: somebody will relay it.</summary>
    Queued,

    /// <summary>It must be queued: nobody relays it yet.</summary>
    MustQueue,

    /// <summary>It is closed, and nothing was put into it; the trader gets another one.</summary>
    Closed,
}
