namespace AiTrader.Performance;

/// <summary>The state of an account at one time, from any kind of record.</summary>
/// <param name="Time">When.</param>
/// <param name="Cash">The cash.</param>
/// <param name="Holdings">The held quantity of each symbol; a symbol that is not held can be absent or zero.</param>
internal sealed record AccountState(TradingTime Time, Money Cash, IReadOnlyDictionary<Symbol, Quantity> Holdings);
