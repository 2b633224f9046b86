namespace AiTrader.Rules;

/// <summary>Executions are free.</summary>
public sealed class NoFeeModel : IFeeModel
{
    /// <inheritdoc/>
    public Money FeeOf(OrderSide side, Price price, Quantity quantity) => Money.Zero;
}
