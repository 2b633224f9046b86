namespace AiTrader.Tools;

/// <summary>
/// Which call of a session this is. It makes the idempotency key of what the call does, so the same call happens once.
/// </summary>
/// <param name="Turn">In which reply of the model, from 1.</param>
/// <param name="Call">Which call of the reply, from 1.</param>
public readonly record struct ToolCallNumber(int Turn, int Call);
