namespace AiTrader.Tools;

/// <summary>The answer to a model's order; the same for a buy and a sell.</summary>
internal static class OrderAnswer
{
    /// <summary>The outcome of an order that is over, as the ledger writes it.</summary>
    public const string CancelledOutcome = "cancelled";

    public static StructuredAnswer<OrderContent> Write(TradeOutcome outcome, Market market) =>
        outcome switch
        {
            TradeOutcome.Filled filled => new(
                $"Filled: {Sum($"{filled.Order}", filled.Fill, market)}",
                ContentOf("filled", filled.Order, filled.Fill, market)
            ),
            TradeOutcome.PartiallyFilled filled => Write(filled, market),
            TradeOutcome.Accepted accepted => new(
                $"Accepted: {accepted.Order}. Nothing was executed yet. {Rest(accepted)}",
                Resting(ContentOf("accepted", accepted.Order, market), accepted.Order, accepted.Order.Quantity) with
                {
                    Reason = accepted.Reason,
                }
            ),
            TradeOutcome.Cancelled canceled => new(
                $"Canceled: {canceled.Order}. {Why(canceled.Reason)} Nothing was traded.",
                ContentOf(CancelledOutcome, canceled.Order, market) with
                {
                    Reason = canceled.Reason,
                }
            ),
            TradeOutcome.Denied denied => new(
                $"Denied ({denied.Denial.Code}): {denied.Denial.Message} Nothing was traded.",
                ContentOf("denied", denied.Order, market) with
                {
                    Denial = denied.Denial.Code,
                    Reason = denied.Denial.Message,
                }
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };

    private static StructuredAnswer<OrderContent> Write(TradeOutcome.PartiallyFilled filled, Market market)
    {
        string part = $"Partially filled: {Sum($"{filled.Fill.Quantity} of {filled.Order}", filled.Fill, market)}";
        var content = ContentOf("partially_filled", filled.Order, filled.Fill, market);
        return filled.Reason is { } reason
            ? new($"{part} The rest is canceled. {Why(reason)}", content with { Reason = reason })
            : new(
                $"{part} {filled.OpenQuantity} units are open. {Rest(filled.Order)}",
                Resting(content, filled.Order, filled.OpenQuantity.Value)
            );
    }

    private static string Sum(string what, Fill fill, Market market) =>
        $"{what} at {fill.Price} {market.Currency}, {fill.Notional} in total, fee {fill.Fee}.";

    private static string Rest(TradeOutcome.Accepted accepted) =>
        accepted.Reason == CancelReasons.Approval
            ? $"It waits for the approval of the account's owner, under the id {accepted.Order.Id}."
            : Rest(accepted.Order);

    private static string Rest(Order order) =>
        $"The order rests under the id {order.Id} "
        + (order.Terms.TimeInForce == TimeInForce.Day ? "to the end of its day." : "until it is filled or canceled.");

    private static string Why(string reason) =>
        reason == CancelReasons.VolumeLimit
            ? $"The volume of the market allows no more ({reason})."
            : $"The reason: {reason}.";

    private static OrderContent ContentOf(string outcome, Order order, Fill fill, Market market) =>
        ContentOf(outcome, order, market) with
        {
            Price = fill.Price.Value,
            Filled = fill.Quantity.Value == order.Quantity ? null : fill.Quantity.Value,
            Notional = fill.Notional.Value,
            Fee = fill.Fee.Value,
        };

    private static OrderContent Resting(OrderContent content, Order order, decimal open) =>
        content with
        {
            Order = order.Id.Value,
            Open = open,
        };

    private static OrderContent ContentOf(string outcome, Order order, Market market) =>
        new()
        {
            Outcome = outcome,
            Side = order.Side == OrderSide.Buy ? BuyTool.Name : SellTool.Name,
            Symbol = order.Symbol,
            Quantity = order.Quantity,
            Currency = market.Currency,
            Limit = order.Terms.LimitPrice,
            Stop = order.Terms.StopPrice,
            TimeInForce = order.IsMarket ? null : OrderArguments.NameOf(order.Terms.TimeInForce),
        };
}
