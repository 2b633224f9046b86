namespace AiTrader.Tools;

/// <summary>
/// The number of a call in its session. It is part of the idempotency key of the call, so that the same call happens
/// once.
/// </summary>
/// <param name="Turn">The number of the model's reply, from 1.</param>
/// <param name="Call">The number of the call in the reply, from 1.</param>
public readonly record struct ToolCallNumber(int Turn, int Call);
