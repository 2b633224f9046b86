namespace AiTrader;

/// <summary>
/// One session of a baseline whose orders rest: what is left of cash and units at each point of it, and whether it gave
/// an order.
/// </summary>
/// <param name="context">The trading context.</param>
/// <param name="desk">The desk of the session.</param>
internal sealed class RestingSession(TradingContext context, ITradingDesk desk)
{
    // Kept for fees and slippage, of the cash of each buy.
    private const decimal Share = 0.99m;

    // Also if it was denied: a session whose orders were all denied did not mean to hold.
    private bool _gaveOrder;

    private Market Market => desk.MarketData.Market;

    /// <summary>The orders that rest, of one symbol and one side.</summary>
    public async ValueTask<List<OpenOrder>> ReadOpenAsync(
        Symbol symbol,
        OrderSide side,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await desk.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false)).Where(open =>
                open.Order.Symbol == symbol && open.Order.Side == side
            ),
        ];

    /// <summary>The cash that no order has reserved.</summary>
    public async ValueTask<Money> ReadCashAsync(CancellationToken cancellationToken)
    {
        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var open = await desk.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        return portfolio.Cash - open.ReservedCash;
    }

    /// <summary>Buys for a part of the cash that is left, if it buys a lot.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="parts">How many parts of the cash there are; this order gets one.</param>
    /// <param name="limit">The highest price.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    public async ValueTask BuyPartAsync(Symbol symbol, int parts, Price limit, CancellationToken cancellationToken)
    {
        var cash = await ReadCashAsync(cancellationToken).ConfigureAwait(false);
        decimal units = LotSizing.Affordable(Market, new Money(cash.Value * Share / parts), limit);
        if (units > 0)
        {
            var terms = OrderTerms.Limit(limit.Value, TimeInForce.Gtc);
            await desk.BuyAsync(context, symbol, units, terms, cancellationToken).ConfigureAwait(false);
            _gaveOrder = true;
        }
    }

    /// <summary>Sells all units that can be sold and that no order has reserved.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="terms">At which price, and how long.</param>
    /// <param name="cancellationToken">Ends the session early.</param>
    public async ValueTask SellAsync(Symbol symbol, OrderTerms terms, CancellationToken cancellationToken)
    {
        var portfolio = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        var open = await desk.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        if (portfolio.Find(symbol) is not { } position)
        {
            return;
        }

        decimal units = position.SellableOn(context.Date, Market.Settlement).Value;
        decimal left = LotSizing.Whole(Market, units - open.GetReservedQuantity(symbol).Value);
        if (left > 0)
        {
            await desk.SellAsync(context, symbol, left, terms, cancellationToken).ConfigureAwait(false);
            _gaveOrder = true;
        }
    }

    /// <summary>Cancels orders.</summary>
    public async ValueTask CancelAsync(IEnumerable<OpenOrder> orders, CancellationToken cancellationToken)
    {
        foreach (var order in orders)
        {
            await desk.CancelAsync(context, order.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the session; if no order was given, it holds.</summary>
    public async ValueTask EndAsync(string reason, CancellationToken cancellationToken)
    {
        if (!_gaveOrder)
        {
            await desk.HoldAsync(context, reason, cancellationToken).ConfigureAwait(false);
        }
    }
}
