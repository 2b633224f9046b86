namespace AiTrader.Tools;

/// <summary>Cash and positions.</summary>
/// <param name="Time">The time of the session.</param>
/// <param name="Currency">The currency of cash and values.</param>
/// <param name="Cash">The cash.</param>
/// <param name="Positions">The positions.</param>
/// <param name="ReservedCash">What open orders reserve of the cash; null if they reserve nothing.</param>
/// <param name="DividendsDue">The dividends that are due and not paid yet; null if there is none.</param>
internal sealed record PortfolioContent(
    TradingTime Time,
    string Currency,
    decimal Cash,
    IReadOnlyList<PositionContent> Positions,
    decimal? ReservedCash = null,
    IReadOnlyList<DividendContent>? DividendsDue = null
);
