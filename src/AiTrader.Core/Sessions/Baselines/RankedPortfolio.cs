namespace AiTrader;

/// <summary>
/// Holds the few symbols that rank highest by their return over a number of finished bars, in equal parts; when the
/// ranking changes, it sells the symbols that dropped out and spends the cash on the new ones. <c>return = close of the
/// last finished bar / close of the bar lookback earlier − 1</c>, both in the current units. A symbol that lacks one of
/// the closes is not ranked.
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
                .Select(symbol => (Symbol: symbol, Return: ReturnOf(context, desk, symbol)))
                .Where(candidate => candidate.Return is not null)
                .OrderByDescending(candidate => rankOf(candidate.Return!.Value))
                .ThenBy(candidate => candidate.Symbol)
                .Take(positions)
                .Select(candidate => candidate.Symbol),
        ];

    private double? ReturnOf(TradingContext context, ITradingDesk desk, Symbol symbol)
    {
        var bars = desk.MarketData.GetHistory(context, symbol, lookback + 1).Bars;
        return bars.Count == lookback + 1 && bars[0].Close is { } first && bars[^1].Close is { } last
            ? (double)(last.Value / first.Value) - 1
            : null;
    }
}
