namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// Marks an endpoint whose requests change nothing when they are made again: a long answer is not kept in the store,
/// but made again.
/// </summary>
internal sealed class MadeAgain;
