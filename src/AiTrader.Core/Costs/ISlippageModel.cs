namespace AiTrader.Rules;

/// <summary>How far an execution's price is from the quote.</summary>
public interface ISlippageModel
{
    /// <summary>The price at which an order is executed that is quoted at <paramref name="quoted"/>.</summary>
    Price PriceOf(OrderSide side, Price quoted, Quantity quantity);
}
