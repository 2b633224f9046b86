namespace AiTrader.Performance;

/// <summary>
/// The part of one buy that one sell closed, the oldest units first (FIFO), with the fees and the rounding of both.
/// </summary>
/// <param name="Symbol">What was bought and sold.</param>
/// <param name="Opened">When it was bought.</param>
/// <param name="Closed">When it was sold.</param>
/// <param name="Quantity">How many units; zero only if the account's rounding made it zero.</param>
/// <param name="Cost">The cash that the buy took for these units, its share of the fee included.</param>
/// <param name="Proceeds">The cash that the sell returned for them, after its share of the fee.</param>
internal sealed record RoundTrip(
    Symbol Symbol,
    TradingTime Opened,
    TradingTime Closed,
    Quantity Quantity,
    Money Cost,
    Money Proceeds
)
{
    /// <summary><c>proceeds − cost</c>; negative for a loss.</summary>
    public Money Profit => Proceeds - Cost;
}
