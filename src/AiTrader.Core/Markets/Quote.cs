namespace AiTrader;

/// <summary>The price at which a symbol can be traded at a time: the open of the bar with that stamp.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Time">The time.</param>
/// <param name="Price">The amount for one unit, before slippage and fee.</param>
public readonly record struct Quote(Symbol Symbol, TradingTime Time, Price Price);
