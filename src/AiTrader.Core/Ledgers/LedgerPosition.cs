namespace AiTrader.Stores;

/// <summary>What is held after some entries of a ledger, and which orders rest.</summary>
/// <param name="Version">The number of entries.</param>
/// <param name="Time">The time of the last of them; if there is none, that of the opening.</param>
/// <param name="Portfolio">Cash and positions.</param>
/// <param name="OpenOrders">The orders that rest.</param>
internal readonly record struct LedgerPosition(
    long Version,
    TradingTime Time,
    Portfolio Portfolio,
    OpenOrders OpenOrders
)
{
    /// <summary>How many orders were given that were not denied.</summary>
    public long OrderCount { get; init; }

    /// <summary>The dividends that are owed.</summary>
    public DueDividends DividendsDue { get; init; } = DueDividends.None;

    /// <summary>Up to when splits and dividends are booked; nothing for an account that does not book them.</summary>
    public BookedActions Booked { get; init; } = BookedActions.None;

    /// <summary>The position after one more entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="terms">The terms of the account, for rounding.</param>
    public LedgerPosition After(LedgerEntry entry, AccountTerms terms) =>
        new(
            entry.Sequence,
            entry.Context.Time,
            entry switch
            {
                LedgerEntry.Filled execution => Portfolio.After(
                    execution.Fill,
                    entry.Context.Date,
                    execution.Cash,
                    execution.Holding
                ),
                LedgerEntry.Split split => Portfolio.After(split.Action, split.Cash, split.Holding),
                LedgerEntry.Dividend dividend => Portfolio.WithCash(dividend.Cash),
                _ => Portfolio,
            },
            entry switch
            {
                LedgerEntry.Filled { OrderNumber: { } number } filled => After(filled, OpenOrders.Find(number)!, terms),
                LedgerEntry.Filled filled when filled.OpenQuantity > Quantity.Zero => OpenOrders.With(
                    RestOf(filled, terms)
                ),
                LedgerEntry.Accepted accepted => OpenOrders.With(RestOf(accepted, terms)),
                LedgerEntry.Triggered triggered => OpenOrders.With(
                    OpenOrders.Find(triggered.OrderNumber)! with
                    {
                        IsTriggered = true,
                        LastBar = triggered.IsAtOpen ? null : triggered.Context.Time,
                    }
                ),
                LedgerEntry.Expired expired => Without(expired.OrderNumber),
                LedgerEntry.Cancelled { OrderNumber: { } number } => Without(number),
                _ => OpenOrders,
            }
        )
        {
            OrderCount = OrderCount + (IsOrder(entry) ? 1 : 0),
            DividendsDue = entry switch
            {
                LedgerEntry.DividendDue due => DividendsDue.With(
                    new DueDividend(due.Sequence, due.Action, due.Units, due.Amount)
                ),
                LedgerEntry.Dividend dividend => DividendsDue.Without(dividend.Due),
                _ => DividendsDue,
            },
            Booked = terms.Conditions.CorporateActions ? Booked.After(entry) : Booked,
        };

    private static bool IsOrder(LedgerEntry entry) =>
        entry
            is LedgerEntry.Filled { OrderNumber: null }
                or LedgerEntry.Accepted
                or LedgerEntry.Cancelled { OrderNumber: null };

    private OpenOrders Without(long number) => OpenOrders.Without(OpenOrders.Find(number)!);

    private OpenOrders After(LedgerEntry.Filled filled, OpenOrder order, AccountTerms terms) =>
        filled.OpenQuantity == Quantity.Zero
            ? OpenOrders.Without(order)
            : OpenOrders.With(
                order with
                {
                    OpenQuantity = filled.OpenQuantity,
                    ReservedQuantity = terms.RoundUp(filled.OpenQuantity),
                    ReservedCash = filled.ReservedCash,
                    FilledNotional = order.FilledNotional + filled.Fill.Notional,
                    PaidFees = order.PaidFees + filled.Fill.Fee,
                    IsTriggered = order.IsTriggered || order.Order.Terms.NeedsStop,
                    LastBar = filled.Context.Time,
                }
            );

    private static OpenOrder RestOf(LedgerEntry.Filled filled, AccountTerms terms) =>
        new(filled.Order, filled.Sequence, filled.Context.Time, filled.OpenQuantity, filled.ReservedCash)
        {
            ReservedQuantity = terms.RoundUp(filled.OpenQuantity),
            FilledNotional = filled.Fill.Notional,
            PaidFees = filled.Fill.Fee,
            IsTriggered = filled.Order.Terms.NeedsStop,
            LastBar = filled.Context.Time,
        };

    private static OpenOrder RestOf(LedgerEntry.Accepted accepted, AccountTerms terms) =>
        new(
            accepted.Order,
            accepted.Sequence,
            accepted.Context.Time,
            new Quantity(accepted.Order.Quantity),
            accepted.ReservedCash
        )
        {
            ReservedQuantity = terms.RoundUp(new Quantity(accepted.Order.Quantity)),
            IsTriggered = accepted.IsTriggered,
            AwaitsApproval = accepted.Reason == CancelReasons.Approval,
        };
}
