using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// The outcome of one recorded order, a later event of one that rested, or a split or a dividend; and the account after
/// it.
/// </summary>
/// <param name="Order">
/// The recorded order; of an event, the one that rested; of a split or a dividend, the one that follows. Null if none
/// does.
/// </param>
/// <param name="Entry">The ledger's entry for it.</param>
/// <param name="Portfolio">Cash and positions after it.</param>
public sealed record RecordedOutcome(RecordedOrder? Order, LedgerEntry Entry, Portfolio Portfolio)
{
    /// <summary>The ledger's entry for it.</summary>
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

    /// <summary>The orders that rest after it. Default: none.</summary>
    public OpenOrders OpenOrders
    {
        get;
        init => field = NotNull.Require(value);
    } = OpenOrders.None;

    /// <summary>Whether it is what a bar did to an order that rested, and not the outcome of a decision.</summary>
    public bool IsEvent => Entry.IsEvent && !IsAction;

    /// <summary>Whether it is a split or the payment of a dividend.</summary>
    public bool IsAction => Entry is LedgerEntry.Split or LedgerEntry.Dividend;

    /// <summary>
    /// <c>filled</c>, <c>partially_filled</c>, <c>accepted</c>, <c>cancelled</c>, <c>held</c> or <c>denied</c>; of an
    /// event <c>filled</c>, <c>partially_filled</c>, <c>expired</c> or <c>cancelled</c>; <c>split</c> or
    /// <c>dividend</c>.
    /// </summary>
    public string Status =>
        Entry switch
        {
            LedgerEntry.Filled filled => filled.IsWhole ? "filled" : "partially_filled",
            LedgerEntry.Accepted => "accepted",
            LedgerEntry.Cancelled => "cancelled",
            LedgerEntry.Expired => "expired",
            LedgerEntry.Denied or LedgerEntry.CancelDenied => "denied",
            LedgerEntry.Held => "held",
            LedgerEntry.Split => "split",
            LedgerEntry.Dividend => "dividend",
            _ => throw new InvalidOperationException($"The entry {Entry.Sequence} is not an outcome of an order."),
        };

    /// <summary>
    /// The code of a denial, or why an order was canceled or waits, as in <see cref="CancelReasons"/>; null if there is
    /// none.
    /// </summary>
    public string? Reason =>
        Entry switch
        {
            LedgerEntry.Denied denied => denied.Denial.Code,
            LedgerEntry.CancelDenied denied => denied.Denial.Code,
            LedgerEntry.Filled filled => filled.Reason,
            LedgerEntry.Accepted accepted => accepted.Reason,
            LedgerEntry.Cancelled canceled => canceled.Reason,
            _ => null,
        };

    /// <summary>Whether the lines of today's brief form can say it.</summary>
    internal bool IsBrief =>
        IsAction
        || Entry is LedgerEntry.Filled { IsEvent: false, IsWhole: true } or LedgerEntry.Denied or LedgerEntry.Held;
}
