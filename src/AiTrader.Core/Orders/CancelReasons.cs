namespace AiTrader;

/// <summary>The reasons for which an order is canceled without its trader, and for which one waits.</summary>
public static class CancelReasons
{
    /// <summary>The bar's volume allows no more of a market order.</summary>
    public const string VolumeLimit = "volume_limit";

    /// <summary>A buy whose stop was reached costs more than the cash that other orders have not reserved.</summary>
    public const string InsufficientCash = "insufficient_cash";

    /// <summary>The symbol was split.</summary>
    public const string Split = "split";

    /// <summary>The order is larger than its owner allows without approval; it waits for it.</summary>
    public const string Approval = "approval";
}
