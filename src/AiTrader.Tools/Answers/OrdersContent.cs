namespace AiTrader.Tools;

/// <summary>The open orders, and what they reserve.</summary>
/// <param name="Time">The time of the session.</param>
/// <param name="Currency">The currency of cash and prices.</param>
/// <param name="ReservedCash">The cash that they reserve together.</param>
/// <param name="ReservedUnits">The units that they reserve together, of each symbol of which they reserve some.</param>
/// <param name="Orders">The orders, in the order in which they were accepted.</param>
internal sealed record OrdersContent(
    TradingTime Time,
    string Currency,
    decimal ReservedCash,
    IReadOnlyList<ReservedUnits> ReservedUnits,
    IReadOnlyList<OpenOrderContent> Orders
);
