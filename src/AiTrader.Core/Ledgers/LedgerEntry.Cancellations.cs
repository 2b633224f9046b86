using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <content>Cancellations: by the trader, by the market, and those that were refused.</content>
public abstract partial record LedgerEntry
{
    /// <summary>
    /// An order is over, and what was open of it is not executed: its trader canceled it, its market order found no
    /// volume, or a bar or a split ended it.
    /// </summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Cancelled>))]
    public sealed record Cancelled : LedgerEntry
    {
        /// <summary>Creates the entry of an order that was given and never rested.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="order">The order; its quantity is more than zero.</param>
        /// <param name="reason">Why, as in <see cref="CancelReasons"/>; not empty.</param>
        /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
        public Cancelled(long sequence, TradingContext context, Order order, string reason)
            : base(sequence, context, NotNull.Require(order).Id)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order.Quantity, nameof(order));
            Order = order;
            Quantity = new Quantity(order.Quantity);
            Reason = reason;
        }

        /// <summary>Creates the entry of an order that rested and that its trader canceled.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="id">The id of the cancellation.</param>
        /// <param name="order">The order as it rested.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Cancelled(long sequence, TradingContext context, ClientOrderId id, OpenOrder order)
            : base(sequence, context, id)
        {
            ArgumentNullException.ThrowIfNull(order);
            Order = order.Order;
            OrderNumber = order.Number;
            Quantity = order.OpenQuantity;
        }

        /// <summary>Creates the entry of an order that rested and that a bar or a split ended.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the stamp of the bar.</param>
        /// <param name="order">The order as it rested.</param>
        /// <param name="reason">Why, as in <see cref="CancelReasons"/>; not empty.</param>
        /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Cancelled(long sequence, TradingContext context, OpenOrder order, string reason)
            : base(sequence, context, EventId(NotNull.Require(context), NotNull.Require(order).Number, "cancelled"))
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
            Order = order.Order;
            OrderNumber = order.Number;
            Quantity = order.OpenQuantity;
            Reason = reason;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>The number of the order that rested; null if it never did.</summary>
        public long? OrderNumber { get; }

        /// <summary>How many units were still open.</summary>
        public Quantity Quantity { get; }

        /// <summary>Why, as in <see cref="CancelReasons"/>; null if its trader canceled it.</summary>
        public string? Reason { get; }

        /// <inheritdoc/>
        public override bool IsEvent => OrderNumber is not null && Reason is not null;

        private protected override void Seal() { }
    }

    /// <summary>A cancellation was refused; nothing changed.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<CancelDenied>))]
    public sealed record CancelDenied : LedgerEntry
    {
        /// <summary>
        /// Creates an entry. <see cref="Account.CreateCancelDenied"/> creates the one that comes next.
        /// </summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="id">The id of the cancellation.</param>
        /// <param name="target">The id of the order that was to be canceled.</param>
        /// <param name="denial">The reason.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public CancelDenied(
            long sequence,
            TradingContext context,
            ClientOrderId id,
            ClientOrderId target,
            Denial denial
        )
            : base(sequence, context, id)
        {
            ArgumentNullException.ThrowIfNull(target);
            ArgumentNullException.ThrowIfNull(denial);
            Target = target;
            Denial = denial;
        }

        /// <summary>The id of the order that was to be canceled.</summary>
        public ClientOrderId Target { get; }

        /// <summary>The reason.</summary>
        public Denial Denial { get; }

        private protected override void Seal() { }
    }
}
