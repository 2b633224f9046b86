namespace AiTrader.Rules;

/// <summary>Executions are free.</summary>
public sealed class NoFeeModel : IFeeModel
{
    /// <inheritdoc/>
    public Money GetFee(in FeeArguments arguments) => Money.Zero;
}
