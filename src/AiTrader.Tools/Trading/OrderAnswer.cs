namespace AiTrader.Tools;

/// <summary>The answer to a model's order; the same for a buy and a sell.</summary>
internal static class OrderAnswer
{
    public static string Write(TradeOutcome outcome, Market market) =>
        outcome switch
        {
            TradeOutcome.Filled filled =>
                $"Filled: {filled.Order} at {filled.Fill.Price} {market.Currency}, {filled.Fill.Notional} in "
                    + $"total, fee {filled.Fill.Fee}.",
            TradeOutcome.Denied denied => $"Denied ({denied.Denial.Code}): {denied.Denial.Message} Nothing was traded.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };
}
