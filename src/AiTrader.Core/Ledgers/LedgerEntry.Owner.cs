using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <content>What the owner decides about a mandate and about orders that wait.</content>
public abstract partial record LedgerEntry
{
    // An act of the owner that belongs to no session. A withdrawal ends one.
    internal bool IsOwnerAct => this is ModelChanged or MandateChanged or Approved;

    /// <summary>The owner changed what the model may do. The mandate applies from here on.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<MandateChanged>))]
    public sealed record MandateChanged : LedgerEntry
    {
        /// <summary>
        /// Creates an entry. <see cref="Account.CreateMandateChanged"/> creates the one that comes next.
        /// </summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is that of the account.</param>
        /// <param name="mandate">What the model may do from now on.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public MandateChanged(long sequence, TradingContext context, Mandate mandate)
            : base(sequence, context, IdOf(sequence, NotNull.Require(context))) => Mandate = NotNull.Require(mandate);

        /// <summary>What the model may do from here on.</summary>
        public Mandate Mandate { get; }

        private static ClientOrderId IdOf(long sequence, TradingContext context) =>
            ClientOrderId.FromTrusted(
                string.Create(CultureInfo.InvariantCulture, $"{ClientOrderId.PrefixOf(context.Time)}mandate-{sequence}")
            );

        private protected override void Seal() { }
    }

    /// <summary>The owner approved an order that waited for it. The next open asks the order.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Approved>))]
    public sealed record Approved : LedgerEntry
    {
        /// <summary>Creates an entry. <see cref="Account.CreateApproved"/> creates the one that comes next.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is that of the account.</param>
        /// <param name="order">The order.</param>
        /// <param name="orderNumber">Its number, <see cref="OpenOrder.Number"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
        public Approved(long sequence, TradingContext context, Order order, long orderNumber)
            : base(sequence, context, EventId(NotNull.Require(context), orderNumber, "approved"))
        {
            ArgumentNullException.ThrowIfNull(order);
            Order = order;
            OrderNumber = orderNumber;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>The number of the order.</summary>
        public long OrderNumber { get; }

        private protected override void Seal() { }
    }
}
