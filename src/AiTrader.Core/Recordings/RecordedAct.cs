namespace AiTrader.Audits;

/// <summary>The act of a record.</summary>
/// <param name="Action">Whether it bought, sold or held.</param>
/// <param name="Symbol">The symbol, as it is written; empty for a hold.</param>
/// <param name="Quantity">The number of units, as it is written; 0 for a hold.</param>
public sealed record RecordedAct(RecordedAction Action, string Symbol, decimal Quantity)
{
    /// <summary>The symbol, as it is written; empty for a hold.</summary>
    public string Symbol
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Symbol);

    /// <summary>
    /// The price of a unit, as it is written; null if the record does not have it, so that it is the open of the bar.
    /// Default: null.
    /// </summary>
    public decimal? Price { get; init; }

    /// <summary>The fee that was paid; negative if something was paid back. Default: 0.</summary>
    public decimal Fee { get; init; }

    /// <summary>Nothing was done.</summary>
    public static RecordedAct Hold { get; } = new(RecordedAction.Hold, "", 0);

    /// <summary>Whether it bought or sold.</summary>
    public bool IsTrade => Action is RecordedAction.Buy or RecordedAction.Sell;

    /// <summary>The side of the order; null if it is not a trade.</summary>
    public OrderSide? Side =>
        Action switch
        {
            RecordedAction.Buy => OrderSide.Buy,
            RecordedAction.Sell => OrderSide.Sell,
            RecordedAction.Hold or RecordedAction.Cancel => null,
            _ => throw new InvalidOperationException($"The action {Action} is not defined."),
        };

    /// <summary>The change of the holding: positive for a buy, negative for a sell.</summary>
    public decimal Change => Action == RecordedAction.Sell ? -Quantity : Quantity;
}
