namespace AiTrader.Tools;

/// <summary>A symbol and the current price at which it can be traded.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Price">The price of one unit; null if it cannot be traded now.</param>
internal sealed record SymbolPrice(Symbol Symbol, decimal? Price = null);
