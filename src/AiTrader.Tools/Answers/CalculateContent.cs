namespace AiTrader.Tools;

/// <summary>The value of an expression.</summary>
/// <param name="Value">The value.</param>
internal sealed record CalculateContent(decimal Value);
