namespace AiTrader.Tools;

/// <summary>The units of a symbol that open orders reserve.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Quantity">The units.</param>
internal sealed record ReservedUnits(Symbol Symbol, decimal Quantity);
