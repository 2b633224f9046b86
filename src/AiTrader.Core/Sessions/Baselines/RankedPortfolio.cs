namespace AiTrader;

/// <summary>
/// Holds the few symbols that rank highest by their <see cref="LookbackReturn"/>, in equal parts; when the ranking
/// changes, it sells the symbols that dropped out and spends the cash on the new ones. A symbol without that return is
/// not ranked.
/// </summary>
internal sealed class RankedPortfolio(int lookback, int positions, Func<double, double> rankOf)
{
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        var wanted = Rank(context, desk);
        if (wanted.Count < positions)
        {
            await desk.HoldAsync(
                    context,
                    $"Fewer than {positions} symbols have {lookback} finished bars.",
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }

        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var leaving = portfolio
            .Positions.Where(position => !wanted.Contains(position.Symbol))
            .Select(position =>
                (position.Symbol, Quantity: position.SellableOn(context.Date, desk.MarketData.Market.Settlement))
            )
            .Where(position => position.Quantity > Quantity.Zero)
            .ToList();
        var entering = wanted.Where(symbol => portfolio.Find(symbol) is null).Order().ToList();
        foreach (var position in leaving)
        {
            await desk.SellAsync(context, position.Symbol, position.Quantity.Value, cancellationToken)
                .ConfigureAwait(false);
        }

        var cash = (await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false)).Cash;
        int bought = await EqualWeightOrders
            .BuyAsync(context, desk, entering, cash, cancellationToken)
            .ConfigureAwait(false);
        if (leaving.Count + bought == 0)
        {
            await desk.HoldAsync(context, "The ranking has not changed.", cancellationToken).ConfigureAwait(false);
        }
    }

    private HashSet<Symbol> Rank(TradingContext context, ITradingDesk desk) =>
        [
            .. desk
                .MarketData.GetSymbols(context)
                .Select(symbol =>
                    (Symbol: symbol, Return: LookbackReturn.Of(context, desk.MarketData, symbol, lookback))
                )
                .Where(candidate => candidate.Return is not null)
                .OrderByDescending(candidate => rankOf(candidate.Return!.Value))
                .ThenBy(candidate => candidate.Symbol)
                .Take(positions)
                .Select(candidate => candidate.Symbol),
        ];
}
