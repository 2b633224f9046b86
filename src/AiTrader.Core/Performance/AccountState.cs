namespace AiTrader.Performance;

/// <summary>What an account was at one moment, from whatever recorded it.</summary>
/// <param name="Time">When.</param>
/// <param name="Cash">The cash.</param>
/// <param name="Holdings">How much of each symbol is held; what is not held may be absent or zero.</param>
internal sealed record AccountState(TradingTime Time, Money Cash, IReadOnlyDictionary<Symbol, Quantity> Holdings);
