namespace AiTrader.Stores;

/// <content>What becomes of orders, and why an entry of one cannot come next.</content>
public sealed partial class Account
{
    /// <summary>Creates the next entry, which records the execution of a whole order at once.</summary>
    /// <exception cref="OverflowException">The amounts are beyond what a decimal holds.</exception>
    public LedgerEntry.Filled CreateFilled(TradingContext context, Fill fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var (cash, holding) = After(fill);
        return new(Version + 1, context, fill, new Money(cash), new Quantity(holding));
    }

    /// <summary>
    /// Creates the next entry, which records that a part of an order was executed at once and the rest rests.
    /// </summary>
    /// <param name="context">The trading context.</param>
    /// <param name="fill">The execution of the part.</param>
    /// <param name="reservedCash">What the rest reserves; zero or more.</param>
    /// <exception cref="ArgumentException">The fill is of the whole order.</exception>
    /// <exception cref="OverflowException">The amounts are beyond what a decimal holds.</exception>
    public LedgerEntry.Filled CreateFilled(TradingContext context, Fill fill, Money reservedCash)
    {
        ArgumentNullException.ThrowIfNull(fill);
        return CreateFilled(context, fill) with
        {
            OpenQuantity =
                fill.Order.Quantity > fill.Quantity.Value
                    ? new Quantity(fill.Order.Quantity - fill.Quantity.Value)
                    : throw new ArgumentException($"'{fill}' leaves nothing that could rest.", nameof(fill)),
            ReservedCash = reservedCash,
        };
    }

    /// <summary>
    /// Creates the next entry, which records the execution of an order that rested, or of a part of it.
    /// </summary>
    /// <param name="context">The trading context; its time is the stamp of the bar.</param>
    /// <param name="order">The order as it rests.</param>
    /// <param name="fill">The execution.</param>
    /// <param name="reservedCash">What a rest reserves; zero if there is none.</param>
    /// <exception cref="OverflowException">The amounts are beyond what a decimal holds.</exception>
    public LedgerEntry.Filled CreateFilled(TradingContext context, OpenOrder order, Fill fill, Money reservedCash)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(fill);
        var (cash, holding) = After(fill);
        return new(Version + 1, context, fill, new Money(cash), new Quantity(holding), order.Number)
        {
            OpenQuantity = order.OpenQuantity - fill.Quantity,
            ReservedCash = reservedCash,
        };
    }

    /// <summary>Creates the next entry, which records that an order rests.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="order">The order.</param>
    /// <param name="reservedCash">What it reserves; zero or more.</param>
    public LedgerEntry.Accepted CreateAccepted(TradingContext context, Order order, Money reservedCash) =>
        new(Version + 1, context, order, reservedCash);

    /// <summary>Creates the next entry, which records that an order that never rested is over.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="order">The order.</param>
    /// <param name="reason">Why, as in <see cref="CancelReasons"/>.</param>
    public LedgerEntry.Cancelled CreateCancelled(TradingContext context, Order order, string reason) =>
        new(Version + 1, context, order, reason);

    /// <summary>Creates the next entry, which records that the trader canceled an order.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="id">The id of the cancellation.</param>
    /// <param name="order">The order as it rests.</param>
    public LedgerEntry.Cancelled CreateCancelled(TradingContext context, ClientOrderId id, OpenOrder order) =>
        new(Version + 1, context, id, order);

    /// <summary>Creates the next entry, which records that a bar or a split ended an order.</summary>
    /// <param name="context">The trading context; its time is the stamp of the bar.</param>
    /// <param name="order">The order as it rests.</param>
    /// <param name="reason">Why, as in <see cref="CancelReasons"/>.</param>
    public LedgerEntry.Cancelled CreateCancelled(TradingContext context, OpenOrder order, string reason) =>
        new(Version + 1, context, order, reason);

    /// <summary>Creates the next entry, which records that a cancellation was refused.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="id">The id of the cancellation.</param>
    /// <param name="target">The id of the order that was to be canceled.</param>
    /// <param name="denial">Why.</param>
    public LedgerEntry.CancelDenied CreateCancelDenied(
        TradingContext context,
        ClientOrderId id,
        ClientOrderId target,
        Denial denial
    ) => new(Version + 1, context, id, target, denial);

    /// <summary>Creates the next entry, which records that the stop of an order was reached.</summary>
    /// <param name="context">The trading context; its time is the stamp of the bar.</param>
    /// <param name="order">The order as it rests.</param>
    /// <param name="isAtOpen">Whether the open of the bar reached it.</param>
    public LedgerEntry.Triggered CreateTriggered(TradingContext context, OpenOrder order, bool isAtOpen)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(Version + 1, context, order.Order, order.Number) { IsAtOpen = isAtOpen };
    }

    /// <summary>Creates the next entry, which records that the day of an order is over.</summary>
    /// <param name="context">The trading context; its time is the last stamp of the day.</param>
    /// <param name="order">The order as it rests.</param>
    public LedgerEntry.Expired CreateExpired(TradingContext context, OpenOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(Version + 1, context, order.Order, order.Number, order.OpenQuantity);
    }

    /// <summary>The cash after an execution, rounded as the terms say; less than zero if it cannot be paid.</summary>
    /// <exception cref="OverflowException">The amounts are beyond what a decimal holds.</exception>
    internal Money GetCashAfter(Fill fill) => new(After(fill).Cash);

    private string? WhyNotOfOrder(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled { OrderNumber: { } number } filled => WhyNotOpen(number, filled.Order)
                ?? WhyNotRest(filled, OpenOrders.Find(number)!.OpenQuantity)
                ?? WhyNot(filled),
            LedgerEntry.Filled { IsWhole: false } filled => WhyNotRest(filled, new Quantity(filled.Order.Quantity))
                ?? WhyNot(filled),
            LedgerEntry.Filled filled => WhyNot(filled),
            LedgerEntry.Accepted accepted => WhyNotReserved(accepted.ReservedCash),
            LedgerEntry.Triggered triggered => WhyNotOpen(triggered.OrderNumber, triggered.Order),
            LedgerEntry.Expired expired => WhyNotOpen(expired.OrderNumber, expired.Order)
                ?? WhyNotAll(expired.OrderNumber, expired.Quantity),
            LedgerEntry.Split split => WhyNot(split),
            LedgerEntry.DividendDue due => WhyNot(due),
            LedgerEntry.Dividend dividend => WhyNot(dividend),
            LedgerEntry.Cancelled { OrderNumber: { } number } canceled => WhyNotOpen(number, canceled.Order)
                ?? WhyNotAll(number, canceled.Quantity),
            _ => null,
        };

    private string? WhyNotOpen(long number, Order order) =>
        OpenOrders.Find(number)?.Order == order ? null : $"the order '{order}' with the number {number} is not open";

    private string? WhyNotAll(long number, Quantity quantity) =>
        OpenOrders.Find(number)!.OpenQuantity is var open && open == quantity
            ? null
            : $"{quantity} units are not what is open of the order, which are {open}";

    private string? WhyNotReserved(Money reserved) =>
        reserved <= AvailableCash ? null : $"{reserved} cannot be reserved; {AvailableCash} are not reserved yet";

    private static string? WhyNotRest(LedgerEntry.Filled filled, Quantity before)
    {
        decimal rest = before.Value - filled.Fill.Quantity.Value;
        decimal open = filled.OpenQuantity.Value;
        return rest < 0 || (filled.Reason is null ? open != rest : open != 0)
            ? $"{filled.Fill.Quantity} of {before} units leave {PlainDecimal.Format(rest)}, not {filled.OpenQuantity}"
            : null;
    }

    private string? WhyNot(LedgerEntry.Filled filled)
    {
        var (cash, holding) = After(filled.Fill);
        if (cash != filled.Cash.Value || holding != filled.Holding.Value)
        {
            return $"cash {filled.Cash} and holding {filled.Holding} do not follow from the entry before it; "
                + $"{PlainDecimal.Format(cash)} and {PlainDecimal.Format(holding)} do";
        }

        if (cash < 0)
        {
            return $"the cash would be {PlainDecimal.Format(cash)}";
        }

        if (OpenOrders.Count == 0 && filled.ReservedCash == Money.Zero)
        {
            return null;
        }

        var reserved = _now.After(filled, Terms).OpenOrders.ReservedCash;
        return reserved.Value <= cash ? null : $"the cash would be {filled.Cash}, of which {reserved} is reserved";
    }

    // cash − sign × price × quantity − fee and holding + sign × quantity, each rounded as the terms say.
    private (decimal Cash, decimal Holding) After(Fill fill)
    {
        decimal sign = fill.Order.Side == OrderSide.Buy ? 1 : -1;
        decimal cash = Portfolio.Cash.Value - (sign * fill.Notional.Value) - fill.Fee.Value;
        decimal holding = Portfolio.GetQuantity(fill.Order.Symbol).Value + (sign * fill.Quantity.Value);
        return (Terms.Round(cash), Terms.Round(holding));
    }
}
