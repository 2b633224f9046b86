using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The outcome of an order as it is given: <see cref="Filled"/>, <see cref="PartiallyFilled"/>, <see cref="Accepted"/>,
/// <see cref="Cancelled"/> or <see cref="Denied"/>. Failures are exceptions. What becomes of an order that rests is
/// read from the ledger. Cases can be added: handle the rest where you tell them apart.
/// </summary>
[JsonConverter(typeof(TradeOutcomeJsonConverter<TradeOutcome>))]
public abstract record TradeOutcome
{
    /// <summary>The order.</summary>
    public abstract Order Order { get; }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The whole order was executed and is in the ledger.</summary>
    [JsonConverter(typeof(TradeOutcomeJsonConverter<Filled>))]
    public sealed record Filled : TradeOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="fill">Its price, quantity and fee.</param>
        public Filled(Fill fill)
        {
            ArgumentNullException.ThrowIfNull(fill);
            Fill = fill;
        }

        /// <summary>Its price, quantity and fee.</summary>
        public Fill Fill { get; }

        /// <inheritdoc/>
        public override Order Order => Fill.Order;

        /// <summary><c>filled: buy 10 NVDA at 187.25</c>.</summary>
        public override string ToString() => $"filled: {Fill}";

        private protected override void Seal() { }
    }

    /// <summary>
    /// A part of the order was executed. The rest of a market order is canceled; that of another one rests.
    /// </summary>
    [JsonConverter(typeof(TradeOutcomeJsonConverter<PartiallyFilled>))]
    public sealed record PartiallyFilled : TradeOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="fill">The execution of the part.</param>
        /// <param name="openQuantity">How many units rest; zero if the rest is canceled.</param>
        /// <param name="reason">Why the rest is canceled, as in <see cref="CancelReasons"/>; null if it rests.</param>
        /// <exception cref="ArgumentException">The rest neither rests nor has a reason, or both.</exception>
        public PartiallyFilled(Fill fill, Quantity openQuantity, string? reason = null)
        {
            ArgumentNullException.ThrowIfNull(fill);
            if (openQuantity == Quantity.Zero == (reason is null))
            {
                throw new ArgumentException("The rest is open, or canceled for a reason.", nameof(reason));
            }

            Fill = fill;
            OpenQuantity = openQuantity;
            Reason = reason;
        }

        /// <summary>The execution of the part.</summary>
        public Fill Fill { get; }

        /// <summary>How many units rest; zero if the rest is canceled.</summary>
        public Quantity OpenQuantity { get; }

        /// <summary>Why the rest is canceled, as in <see cref="CancelReasons"/>; null if it rests.</summary>
        public string? Reason { get; }

        /// <inheritdoc/>
        public override Order Order => Fill.Order;

        /// <summary><c>partially filled: 4 of buy 10 NVDA limit 190 day at 187.25</c>.</summary>
        public override string ToString() =>
            $"partially filled: {Fill}{(Reason is null ? "" : $", the rest is canceled: {Reason}")}";

        private protected override void Seal() { }
    }

    /// <summary>The order rests, and nothing of it was executed yet; cash and holdings are unchanged.</summary>
    [JsonConverter(typeof(TradeOutcomeJsonConverter<Accepted>))]
    public sealed record Accepted : TradeOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="order">The order.</param>
        /// <param name="reason">
        /// <see cref="CancelReasons.Approval"/> if it waits for its owner; null if it waits for its price.
        /// </param>
        public Accepted(Order order, string? reason = null)
        {
            ArgumentNullException.ThrowIfNull(order);
            Order = order;
            Reason = reason;
        }

        /// <inheritdoc/>
        public override Order Order { get; }

        /// <summary>
        /// <see cref="CancelReasons.Approval"/> if it waits for its owner; null if it waits for its price.
        /// </summary>
        public string? Reason { get; }

        /// <summary><c>accepted: buy 10 NVDA limit 180 gtc</c>.</summary>
        public override string ToString() => $"accepted: {Order}{(Reason is null ? "" : $", waits for {Reason}")}";

        private protected override void Seal() { }
    }

    /// <summary>The order is over, and nothing of it was executed; cash and holdings are unchanged.</summary>
    [JsonConverter(typeof(TradeOutcomeJsonConverter<Cancelled>))]
    public sealed record Cancelled : TradeOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="order">The order.</param>
        /// <param name="reason">Why, as in <see cref="CancelReasons"/>; not empty.</param>
        /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
        public Cancelled(Order order, string reason)
        {
            ArgumentNullException.ThrowIfNull(order);
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
            Order = order;
            Reason = reason;
        }

        /// <inheritdoc/>
        public override Order Order { get; }

        /// <summary>Why, as in <see cref="CancelReasons"/>.</summary>
        public string Reason { get; }

        /// <summary><c>canceled: buy 10 NVDA: volume_limit</c>.</summary>
        public override string ToString() => $"canceled: {Order}: {Reason}";

        private protected override void Seal() { }
    }

    /// <summary>The order was refused; cash and holdings are unchanged.</summary>
    [JsonConverter(typeof(TradeOutcomeJsonConverter<Denied>))]
    public sealed record Denied : TradeOutcome
    {
        /// <summary>Creates the outcome.</summary>
        /// <param name="order">The order.</param>
        /// <param name="denial">Why.</param>
        public Denied(Order order, Denial denial)
        {
            ArgumentNullException.ThrowIfNull(order);
            ArgumentNullException.ThrowIfNull(denial);
            Order = order;
            Denial = denial;
        }

        /// <inheritdoc/>
        public override Order Order { get; }

        /// <summary>Why it was refused.</summary>
        public Denial Denial { get; }

        /// <summary><c>denied: buy 10 NVDA: insufficient_cash: It costs 1872.5; the cash is 1000.</c></summary>
        public override string ToString() => $"denied: {Order}: {Denial}";

        private protected override void Seal() { }
    }
}
