namespace AiTrader;

/// <summary>Buys several symbols in equal parts.</summary>
internal static class EqualWeightOrders
{
    /// <summary>Spends money in equal parts on those of the symbols that have a price.</summary>
    /// <returns>The number of orders.</returns>
    public static async ValueTask<int> BuyAsync(
        TradingContext context,
        ITradingDesk desk,
        IEnumerable<Symbol> symbols,
        Money money,
        CancellationToken cancellationToken = default
    )
    {
        var quotes = symbols.Select(symbol => desk.MarketData.GetQuote(context, symbol)).OfType<Quote>().ToList();
        int orders = 0;
        foreach (var quote in quotes)
        {
            decimal quantity = LotSizing.Affordable(
                desk.MarketData.Market,
                new Money(money.Value / quotes.Count),
                quote.Price
            );
            if (quantity > 0)
            {
                await desk.BuyAsync(context, quote.Symbol, quantity, cancellationToken).ConfigureAwait(false);
                orders++;
            }
        }

        return orders;
    }
}
