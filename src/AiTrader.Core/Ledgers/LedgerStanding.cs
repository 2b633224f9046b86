namespace AiTrader.Stores;

/// <summary>What an account has beside its portfolio: what rests, and what is booked. Immutable.</summary>
/// <param name="OpenOrders">The orders that rest.</param>
/// <param name="Booked">
/// Up to when splits and dividends are booked; nothing for an account that does not book them.
/// </param>
internal sealed record LedgerStanding(OpenOrders OpenOrders, BookedActions Booked)
{
    /// <summary>Nothing.</summary>
    public static LedgerStanding None { get; } = new(OpenOrders.None, BookedActions.None);

    /// <summary>The same after one more entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="terms">The terms of the account.</param>
    public LedgerStanding After(LedgerEntry entry, AccountTerms terms)
    {
        var orders = OrdersAfter(entry, terms);
        var booked = terms.Conditions.CorporateActions ? Booked.After(entry) : Booked;
        return ReferenceEquals(orders, OpenOrders) && ReferenceEquals(booked, Booked) ? this : new(orders, booked);
    }

    /// <summary>The same with an order in its new state.</summary>
    public LedgerStanding With(OpenOrder order) => this with { OpenOrders = OpenOrders.With(order) };

    private OpenOrders OrdersAfter(LedgerEntry entry, AccountTerms terms) =>
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
        };

    // A session that is run again repeats the cancellation of an order that a tool gave, and not the order.
    private OpenOrders Without(long number) =>
        OpenOrders.Find(number) is { } order ? OpenOrders.Without(order) : OpenOrders;

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
