using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Reruns;

/// <summary>What a session that is decided again can see besides its account.</summary>
/// <param name="MarketData">The market.</param>
/// <param name="News">The news; null if there is none.</param>
/// <param name="Notes">The notes of its trader.</param>
internal sealed record RerunWorld(IMarketData MarketData, AsOfNews? News, INoteStore Notes);
