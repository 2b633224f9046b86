namespace AiTrader;

/// <summary>The codes of the denials that this library makes. Your own rules add their own codes.</summary>
public static class DenialCodes
{
    /// <summary>Trading is halted for the signature or for all.</summary>
    public const string Halted = "halted";

    /// <summary>The quantity is zero or negative.</summary>
    public const string InvalidQuantity = "invalid_quantity";

    /// <summary>
    /// A limit or a stop that is zero or negative, or missing, or given to an order that has none.
    /// </summary>
    public const string InvalidPrice = "invalid_price";

    /// <summary>The symbol is not in the market's universe.</summary>
    public const string UnknownSymbol = "unknown_symbol";

    /// <summary>The quantity is not a multiple of the market's lot.</summary>
    public const string LotSize = "lot_size";

    /// <summary>A fraction of a unit, on a market of whole units.</summary>
    public const string FractionalQuantity = "fractional_quantity";

    /// <summary>The symbol has no tradable price at the time.</summary>
    public const string NoPrice = "no_price";

    /// <summary>
    /// A market order to buy at an open at or above the upper price limit, or to sell at or below the lower one.
    /// </summary>
    public const string PriceLimit = "price_limit";

    /// <summary>A buy that costs more than the cash.</summary>
    public const string InsufficientCash = "insufficient_cash";

    /// <summary>A sell of more than is held.</summary>
    public const string InsufficientHolding = "insufficient_holding";

    /// <summary>A sell of units that were bought on the same calendar day, on a T+1 market.</summary>
    public const string TPlusOne = "t_plus_1";

    /// <summary>A cancellation of an order that is not open, or not of the account.</summary>
    public const string UnknownOrder = "unknown_order";

    /// <summary>A buy of a symbol that the mandate does not name.</summary>
    public const string Universe = "universe";

    /// <summary>An order in a session that has as many as the mandate allows.</summary>
    public const string OrdersPerSession = "orders_per_session";

    /// <summary>A buy after the loss since the opening has reached its limit.</summary>
    public const string TotalLoss = "total_loss";

    /// <summary>An order after the last day of the mandate.</summary>
    public const string MandateEnded = "mandate_ended";

    /// <summary>An order whose notional is above the limit.</summary>
    public const string OrderNotional = "order_notional";

    /// <summary>A buy that would make one position too large, as a share of the equity.</summary>
    public const string PositionLimit = "position_limit";

    /// <summary>A buy after the day's loss has reached its limit.</summary>
    public const string DailyLoss = "daily_loss";
}
