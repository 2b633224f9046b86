namespace AiTrader.Tools;

/// <summary>The current prices of symbols.</summary>
/// <param name="Time">The time of the prices.</param>
/// <param name="Currency">The currency of the prices.</param>
/// <param name="Quotes">The symbols and their prices, in the order in which they were named.</param>
internal sealed record QuoteContent(TradingTime Time, string Currency, IReadOnlyList<SymbolPrice> Quotes);
