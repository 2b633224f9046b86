namespace AiTrader.Performance;

/// <summary>A trader in the order of a leaderboard.</summary>
/// <param name="Rank">Its rank, from 1; null if it has none.</param>
/// <param name="Trader">The trader.</param>
public readonly record struct RankedTrader<TTrader>(int? Rank, TTrader Trader);
