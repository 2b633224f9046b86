using AiTrader.Runner.Hosting;

namespace AiTrader.Runner.ToolServers;

/// <summary>The trader of every call.</summary>
/// <param name="Context">The context of every call.</param>
/// <param name="Cash">The initial cash of its account, if it is not open; null if it must be open.</param>
/// <param name="Accounts">Opens its account.</param>
internal sealed record ServedTrader(TradingContext Context, Money? Cash, AccountOpening Accounts);
