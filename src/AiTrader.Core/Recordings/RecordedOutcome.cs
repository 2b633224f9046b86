using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>The outcome of one recorded order, and the account after it.</summary>
/// <param name="Order">The recorded order.</param>
/// <param name="Entry">The ledger's entry for it: a fill, a denial or a hold.</param>
/// <param name="Portfolio">Cash and positions after it.</param>
public sealed record RecordedOutcome(RecordedOrder Order, LedgerEntry Entry, Portfolio Portfolio)
{
    /// <summary>The recorded order.</summary>
    public RecordedOrder Order
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Order);

    /// <summary>The ledger's entry for it: a fill, a denial or a hold.</summary>
    public LedgerEntry Entry
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Entry);

    /// <summary>Cash and positions after it.</summary>
    public Portfolio Portfolio
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Portfolio);

    /// <summary><c>filled</c>, <c>held</c> or <c>denied</c>.</summary>
    public string Status =>
        Entry switch
        {
            LedgerEntry.Filled => "filled",
            LedgerEntry.Denied => "denied",
            LedgerEntry.Held => "held",
            _ => throw new InvalidOperationException($"The entry {Entry.Sequence} is not an outcome of an order."),
        };

    /// <summary>The code of the denial; null if it was not denied.</summary>
    public string? Reason => (Entry as LedgerEntry.Denied)?.Denial.Code;

    /// <summary>Whether a ledger entry records this order and no other.</summary>
    internal static bool IsOf(RecordedOrder order, LedgerEntry entry) =>
        (order.Action, entry) switch
        {
            (RecordedAction.Hold, LedgerEntry.Held) => true,
            (RecordedAction.Buy, LedgerEntry.Filled filled) => IsOf(order, OrderSide.Buy, filled.Order),
            (RecordedAction.Sell, LedgerEntry.Filled filled) => IsOf(order, OrderSide.Sell, filled.Order),
            (RecordedAction.Buy, LedgerEntry.Denied denied) => IsOf(order, OrderSide.Buy, denied.Order),
            (RecordedAction.Sell, LedgerEntry.Denied denied) => IsOf(order, OrderSide.Sell, denied.Order),
            _ => false,
        };

    private static bool IsOf(RecordedOrder recorded, OrderSide side, Order order) =>
        order.Side == side && order.Symbol == recorded.Symbol && order.Quantity == recorded.Quantity;
}
