namespace AiTrader.Rules;

/// <summary>Executions are at the quoted price.</summary>
public sealed class NoSlippageModel : ISlippageModel
{
    /// <inheritdoc/>
    public Price GetFillPrice(in SlippageArguments arguments) => arguments.QuotedPrice;
}
