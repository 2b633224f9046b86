namespace AiTrader.Prices;

/// <summary>A bar and the symbol that it belongs to.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Bar">Its bar.</param>
public readonly record struct SymbolBar(Symbol Symbol, Bar Bar);
