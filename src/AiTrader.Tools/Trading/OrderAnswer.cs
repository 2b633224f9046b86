namespace AiTrader.Tools;

/// <summary>The answer to a model's order; the same for a buy and a sell.</summary>
internal static class OrderAnswer
{
    public static StructuredAnswer<OrderContent> Write(TradeOutcome outcome, Market market) =>
        outcome switch
        {
            TradeOutcome.Filled filled => new(
                $"Filled: {filled.Order} at {filled.Fill.Price} {market.Currency}, {filled.Fill.Notional} in "
                    + $"total, fee {filled.Fill.Fee}.",
                ContentOf("filled", filled.Order, market) with
                {
                    Price = filled.Fill.Price.Value,
                    Notional = filled.Fill.Notional.Value,
                    Fee = filled.Fill.Fee.Value,
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

    private static OrderContent ContentOf(string outcome, Order order, Market market) =>
        new()
        {
            Outcome = outcome,
            Side = order.Side == OrderSide.Buy ? BuyTool.Name : SellTool.Name,
            Symbol = order.Symbol,
            Quantity = order.Quantity,
            Currency = market.Currency,
        };
}
