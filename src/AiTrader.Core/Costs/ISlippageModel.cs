namespace AiTrader.Rules;

/// <summary>How far an execution's price is from the quote.</summary>
public interface ISlippageModel
{
    /// <summary>The price of an execution.</summary>
    Price GetFillPrice(in SlippageArguments arguments);
}
