namespace AiTrader.Rules;

/// <summary>Computes the price of an execution from the quote.</summary>
public interface ISlippageModel
{
    /// <summary>The price of an execution.</summary>
    Price GetFillPrice(in SlippageArguments arguments);
}
