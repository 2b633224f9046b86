namespace AiTrader.Stores;

/// <summary>The outcome of an order as its entry records it.</summary>
internal static class OrderOutcome
{
    /// <summary>The outcome; null if the entry does not record that this order was given.</summary>
    public static TradeOutcome? Of(LedgerEntry entry, Order order) =>
        entry switch
        {
            LedgerEntry.Filled { IsEvent: false } filled when filled.Order == order => filled.IsWhole
                ? new TradeOutcome.Filled(filled.Fill)
                : new TradeOutcome.PartiallyFilled(filled.Fill, filled.OpenQuantity, filled.Reason),
            LedgerEntry.Accepted accepted when accepted.Order == order => new TradeOutcome.Accepted(
                order,
                accepted.Reason
            ),
            LedgerEntry.Cancelled { OrderNumber: null, Reason: { } reason } canceled when canceled.Order == order =>
                new TradeOutcome.Cancelled(order, reason),
            LedgerEntry.Denied denied when denied.Order == order => new TradeOutcome.Denied(order, denied.Denial),
            _ => null,
        };
}
