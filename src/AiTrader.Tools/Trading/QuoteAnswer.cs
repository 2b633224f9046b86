namespace AiTrader.Tools;

/// <summary>The current prices of symbols, as text and as a value.</summary>
internal static class QuoteAnswer
{
    public static StructuredAnswer<QuoteContent> Write(
        TradingContext context,
        IReadOnlyList<Symbol> symbols,
        IMarketData marketData
    )
    {
        var prices = symbols.Select(symbol => PriceOf(context, symbol, marketData)).ToList();
        return new(
            string.Join('\n', prices.Select(price => Write(context, price, marketData.Market.Currency))),
            new(context.Time, marketData.Market.Currency, prices)
        );
    }

    /// <summary>A symbol with its current price.</summary>
    public static SymbolPrice PriceOf(TradingContext context, Symbol symbol, IMarketData marketData) =>
        new(symbol, marketData.GetQuote(context, symbol)?.Price.Value);

    private static string Write(TradingContext context, SymbolPrice quote, string currency) =>
        quote.Price is { } price
            ? $"{quote.Symbol} trades at {new Price(price)} {currency} at {context.Time}."
            : $"{quote.Symbol} has no tradable price at {context.Time}.";
}
