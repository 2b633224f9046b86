namespace AiTrader;

/// <summary>
/// The direction of an order. There is no third side: holding is an act of the session, not an order.
/// </summary>
public enum OrderSide
{
    /// <summary>Units for cash.</summary>
    Buy = 1,

    /// <summary>Cash for units.</summary>
    Sell = 2,
}
