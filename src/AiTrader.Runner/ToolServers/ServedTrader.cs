namespace AiTrader.Runner.ToolServers;

/// <summary>The one trader for whom every call acts.</summary>
/// <param name="Context">The context of every call.</param>
/// <param name="Cash">What its account is opened with, where it is not open; null where it must be.</param>
internal sealed record ServedTrader(TradingContext Context, Money? Cash);
