namespace AiTrader.Tools;

/// <summary>A call of a model that was refused before anything was executed.</summary>
/// <param name="Tool">The name it called.</param>
/// <param name="Advice">The answer.</param>
public sealed record RefusedCall(string Tool, string Advice);
