using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <content>What becomes of orders: executions, and the orders that rest.</content>
public abstract partial record LedgerEntry
{
    // The id of what a bar does to an order; no act of a session has such an id. An order is executed at most once a
    // bar, and ends once.
    private static ClientOrderId EventId(TradingContext context, long order, string what) =>
        ClientOrderId.FromTrusted(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ClientOrderId.PrefixOf(context.Time)}order-{RequirePositive(order)}-{what}"
            )
        );

    private static long RequirePositive(long order)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order);
        return order;
    }

    /// <summary>An order was executed, wholly or in part: at once, or later by a bar.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Filled>))]
    public sealed record Filled : LedgerEntry
    {
        // Most orders are executed at once and wholly, and a ledger in memory has many of them.
        private readonly Remainder? _remainder;

        /// <summary>
        /// Creates the entry of an execution at once. <see cref="Account.CreateFilled(TradingContext, Fill)"/> creates
        /// the one that comes next.
        /// </summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="fill">The fill.</param>
        /// <param name="cash">The cash after it.</param>
        /// <param name="holding">How much of the order's symbol is held after it.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Filled(long sequence, TradingContext context, Fill fill, Money cash, Quantity holding)
            : base(sequence, context, NotNull.Require(fill).Order.Id)
        {
            Fill = fill;
            Cash = cash;
            Holding = holding;
        }

        /// <summary>Creates the entry of an execution by a bar.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the stamp of the bar.</param>
        /// <param name="fill">The fill.</param>
        /// <param name="cash">The cash after it.</param>
        /// <param name="holding">How much of the order's symbol is held after it.</param>
        /// <param name="orderNumber">The number of the order that rested, <see cref="OpenOrder.Number"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
        public Filled(long sequence, TradingContext context, Fill fill, Money cash, Quantity holding, long orderNumber)
            : base(sequence, context, EventId(NotNull.Require(context), orderNumber, "filled"))
        {
            ArgumentNullException.ThrowIfNull(fill);
            Fill = fill;
            Cash = cash;
            Holding = holding;
            _remainder = Remainder.None with { OrderNumber = orderNumber };
        }

        /// <summary>The order.</summary>
        public Order Order => Fill.Order;

        /// <summary>The fill.</summary>
        public Fill Fill { get; }

        /// <summary>The cash after it.</summary>
        public Money Cash { get; }

        /// <summary>How much of the order's symbol is held after it.</summary>
        public Quantity Holding { get; }

        /// <summary>The number of the order that rested; null if it was executed at once.</summary>
        public long? OrderNumber => _remainder?.OrderNumber;

        /// <summary>How many units of the order are open after it; zero if the order is over. Default: zero.</summary>
        public Quantity OpenQuantity
        {
            get => Rest.OpenQuantity;
            init => _remainder = Rest with { OpenQuantity = value };
        }

        /// <summary>What the open units reserve of the cash. Default: zero.</summary>
        public Money ReservedCash
        {
            get => Rest.ReservedCash;
            init => _remainder = Rest with { ReservedCash = value };
        }

        /// <summary>
        /// Why the rest of the order is canceled, as in <see cref="CancelReasons"/>; null if nothing is left, or if it
        /// rests. Default: null.
        /// </summary>
        public string? Reason
        {
            get => Rest.Reason;
            init => _remainder = Rest with { Reason = value };
        }

        /// <summary>Whether the order is wholly executed.</summary>
        public bool IsWhole => _remainder is null || (OpenQuantity == Quantity.Zero && Reason is null);

        /// <inheritdoc/>
        public override bool IsEvent => OrderNumber is not null;

        private Remainder Rest => _remainder ?? Remainder.None;

        /// <summary>Whether the other has the same members.</summary>
        public bool Equals(Filled? other) =>
            base.Equals(other)
            && Fill == other.Fill
            && Cash == other.Cash
            && Holding == other.Holding
            && Rest == other.Rest;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Fill, Cash, Holding);

        private protected override void Seal() { }

        private sealed record Remainder(long? OrderNumber, Quantity OpenQuantity, Money ReservedCash, string? Reason)
        {
            public static Remainder None { get; } = new(null, Quantity.Zero, Money.Zero, null);
        }
    }

    /// <summary>An order rests; nothing of it was executed.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Accepted>))]
    public sealed record Accepted : LedgerEntry
    {
        /// <summary>Creates an entry. <see cref="Account.CreateAccepted"/> creates the one that comes next.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="order">The order; its quantity is more than zero.</param>
        /// <param name="reservedCash">What it reserves of the cash; zero or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
        public Accepted(long sequence, TradingContext context, Order order, Money reservedCash)
            : base(sequence, context, NotNull.Require(order).Id)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order.Quantity, nameof(order));
            ArgumentOutOfRangeException.ThrowIfLessThan(reservedCash.Value, 0, nameof(reservedCash));
            Order = order;
            ReservedCash = reservedCash;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>What it reserves of the cash, its fee included; zero for a sell.</summary>
        public Money ReservedCash { get; }

        /// <summary>Whether its stop was reached at the session's open. Default: false.</summary>
        public bool IsTriggered { get; init; }

        /// <summary>
        /// <see cref="CancelReasons.Approval"/> if it waits for its owner; null if it waits for its price. Default:
        /// null.
        /// </summary>
        public string? Reason { get; init; }

        private protected override void Seal() { }
    }

    /// <summary>The stop of an order that rests was reached, and the order was not executed.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Triggered>))]
    public sealed record Triggered : LedgerEntry
    {
        /// <summary>Creates an entry.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the stamp of the bar.</param>
        /// <param name="order">The order.</param>
        /// <param name="orderNumber">Its number, <see cref="OpenOrder.Number"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
        public Triggered(long sequence, TradingContext context, Order order, long orderNumber)
            : base(sequence, context, EventId(NotNull.Require(context), orderNumber, "triggered"))
        {
            ArgumentNullException.ThrowIfNull(order);
            Order = order;
            OrderNumber = orderNumber;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>The number of the order.</summary>
        public long OrderNumber { get; }

        /// <summary>Whether the open of the bar reached it, and not a later price. Default: false.</summary>
        public bool IsAtOpen { get; init; }

        /// <inheritdoc/>
        public override bool IsEvent => true;

        private protected override void Seal() { }
    }

    /// <summary>The day of an order that rested is over.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Expired>))]
    public sealed record Expired : LedgerEntry
    {
        /// <summary>Creates an entry.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the last stamp of the day.</param>
        /// <param name="order">The order.</param>
        /// <param name="orderNumber">Its number, <see cref="OpenOrder.Number"/>.</param>
        /// <param name="quantity">How many units were still open; more than zero.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
        public Expired(long sequence, TradingContext context, Order order, long orderNumber, Quantity quantity)
            : base(sequence, context, EventId(NotNull.Require(context), orderNumber, "expired"))
        {
            ArgumentNullException.ThrowIfNull(order);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity.Value, nameof(quantity));
            Order = order;
            OrderNumber = orderNumber;
            Quantity = quantity;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>The number of the order.</summary>
        public long OrderNumber { get; }

        /// <summary>How many units were still open.</summary>
        public Quantity Quantity { get; }

        /// <inheritdoc/>
        public override bool IsEvent => true;

        private protected override void Seal() { }
    }
}
