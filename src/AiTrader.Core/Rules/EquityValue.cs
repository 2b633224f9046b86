namespace AiTrader.Rules;

/// <summary>Values a portfolio at the prices known at a context's time.</summary>
internal static class EquityValue
{
    /// <summary>Cash and holdings at the last known prices.</summary>
    /// <exception cref="InvalidOperationException">A holding has no known price.</exception>
    public static Money Now(TradingContext context, Portfolio portfolio, IMarketData marketData) =>
        Of(portfolio, symbol => marketData.GetLastPrice(context, symbol), context);

    /// <summary>
    /// Cash and holdings at the closes of the days before the context's; where no bar before has a close, at the last
    /// known price: of such a holding no loss of the day is known.
    /// </summary>
    /// <exception cref="InvalidOperationException">A holding has no known price.</exception>
    public static Money AtPriorCloses(TradingContext context, Portfolio portfolio, IMarketData marketData) =>
        Of(
            portfolio,
            symbol => marketData.GetPreviousClose(context, symbol) ?? marketData.GetLastPrice(context, symbol),
            context
        );

    private static Money Of(Portfolio portfolio, Func<Symbol, Price?> priceOf, TradingContext context)
    {
        var equity = portfolio.Cash;
        foreach (var position in portfolio.Positions)
        {
            // What a bar without an open has just executed has no price yet, and is worth what it cost.
            equity +=
                priceOf(position.Symbol) is { } price ? price * position.Quantity
                : position.Cost > Money.Zero ? position.Cost
                : throw new InvalidOperationException(
                    $"{position.Symbol} is held by {context} and has no known price; a missing price is not zero."
                );
        }

        return equity;
    }
}
