using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// What became of a cancellation: <see cref="Cancelled"/> or <see cref="Denied"/>. There will never be another case.
/// </summary>
[JsonConverter(typeof(CancelOutcomeJsonConverter<CancelOutcome>))]
public abstract record CancelOutcome
{
    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The order does not rest any more, and reserves nothing.</summary>
    [JsonConverter(typeof(CancelOutcomeJsonConverter<Cancelled>))]
    public sealed record Cancelled : CancelOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="order">The order.</param>
        /// <param name="quantity">How many of its units were still open; more than zero.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero.</exception>
        public Cancelled(Order order, Quantity quantity)
        {
            ArgumentNullException.ThrowIfNull(order);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity.Value, nameof(quantity));
            Order = order;
            Quantity = quantity;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>How many of its units were still open.</summary>
        public Quantity Quantity { get; }

        /// <summary><c>canceled: 6 of buy 10 NVDA limit 180 gtc</c>.</summary>
        public override string ToString() => $"canceled: {Quantity} of {Order}";

        private protected override void Seal() { }
    }

    /// <summary>The cancellation was refused, and nothing changed.</summary>
    [JsonConverter(typeof(CancelOutcomeJsonConverter<Denied>))]
    public sealed record Denied : CancelOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="target">The id of the order that was to be canceled.</param>
        /// <param name="denial">Why.</param>
        public Denied(ClientOrderId target, Denial denial)
        {
            ArgumentNullException.ThrowIfNull(target);
            ArgumentNullException.ThrowIfNull(denial);
            Target = target;
            Denial = denial;
        }

        /// <summary>The id of the order that was to be canceled.</summary>
        public ClientOrderId Target { get; }

        /// <summary>Why it was refused.</summary>
        public Denial Denial { get; }

        /// <summary><c>denied: cancel 2025-10-01#3: unknown_order: It is not open.</c></summary>
        public override string ToString() => $"denied: cancel {Target}: {Denial}";

        private protected override void Seal() { }
    }
}
