namespace AiTrader.Tools;

/// <summary>One page of the symbols of a market.</summary>
/// <param name="Time">The time of the prices.</param>
/// <param name="Currency">The currency of the prices.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Pages">The number of pages.</param>
/// <param name="Total">The number of all symbols.</param>
/// <param name="Symbols">The symbols of the page and their prices, in order.</param>
internal sealed record SymbolsContent(
    TradingTime Time,
    string Currency,
    int Page,
    int Pages,
    int Total,
    IReadOnlyList<SymbolPrice> Symbols
);
