namespace AiTrader.Stores;

/// <summary>The portfolio after some entries of a ledger.</summary>
/// <param name="Version">The number of entries.</param>
/// <param name="Time">The time of the last of them; if there is none, that of the opening.</param>
/// <param name="Portfolio">Cash and positions.</param>
internal readonly record struct LedgerPosition(long Version, TradingTime Time, Portfolio Portfolio);
