namespace AiTrader.Rules;

/// <summary>Executions are at the quoted price.</summary>
public sealed class NoSlippageModel : ISlippageModel
{
    /// <inheritdoc/>
    public Price PriceOf(OrderSide side, Price quoted, Quantity quantity) => quoted;
}
