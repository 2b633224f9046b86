namespace AiTrader.Tools;

/// <summary>Buys and sells for a context. Stateless: one instance serves any number of contexts.</summary>
/// <param name="brokerage">What executes the orders.</param>
public sealed class TradeTool(IBrokerage brokerage)
{
    /// <summary>Buys units at the price of the context's time, or says why not.</summary>
    /// <param name="context">For whom, when and by which model.</param>
    /// <param name="id">The key under which it happens at most once; given by the session, never by the model.</param>
    /// <param name="symbol">What to buy.</param>
    /// <param name="quantity">How many units, as asked.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was bought is then for a call with the same id to
    /// tell.</param>
    public ValueTask<TradeOutcome> BuyAsync(
        TradingContext context,
        ClientOrderId id,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    ) => brokerage.SubmitAsync(context, Order.Buy(id, symbol, quantity), cancellationToken);

    /// <summary>Sells units at the price of the context's time, or says why not.</summary>
    /// <param name="context">For whom, when and by which model.</param>
    /// <param name="id">The key under which it happens at most once; given by the session, never by the model.</param>
    /// <param name="symbol">What to sell.</param>
    /// <param name="quantity">How many units, as asked.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was sold is then for a call with the same id to
    /// tell.</param>
    public ValueTask<TradeOutcome> SellAsync(
        TradingContext context,
        ClientOrderId id,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    ) => brokerage.SubmitAsync(context, Order.Sell(id, symbol, quantity), cancellationToken);
}
