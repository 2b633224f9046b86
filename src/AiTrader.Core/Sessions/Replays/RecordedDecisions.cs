namespace AiTrader.Audits;

/// <summary>Repeats the decisions of a recording, at the same times and in the same order.</summary>
public sealed class RecordedDecisions : IDecisionMaker
{
    private readonly ILookup<TradingTime, RecordedOrder> _ordersByTime;

    /// <summary>Creates it.</summary>
    /// <param name="orders">The recording, in order.</param>
    public RecordedDecisions(IEnumerable<RecordedOrder> orders) =>
        _ordersByTime = NotNull.Require(orders).ToLookup(order => order.Time);

    /// <summary>The times of its decisions, in order.</summary>
    public SessionSchedule Schedule => new(_ordersByTime.Select(group => group.Key));

    /// <inheritdoc/>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        foreach (var order in _ordersByTime[context.Time])
        {
            switch (order)
            {
                case { Action: RecordedAction.Buy, Symbol: { } symbol }:
                    await desk.BuyAsync(context, symbol, order.Quantity, cancellationToken).ConfigureAwait(false);
                    break;
                case { Action: RecordedAction.Sell, Symbol: { } symbol }:
                    await desk.SellAsync(context, symbol, order.Quantity, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await desk.HoldAsync(context, "Recorded hold.", cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }
}
