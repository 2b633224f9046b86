using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The outcome of an order: <see cref="Filled"/> or <see cref="Denied"/>. Failures are exceptions. Cases will be added,
/// as of orders that rest: handle the rest where you tell them apart.
/// </summary>
[JsonConverter(typeof(TradeOutcomeJsonConverter<TradeOutcome>))]
public abstract record TradeOutcome
{
    /// <summary>The order.</summary>
    public abstract Order Order { get; }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The order was executed and is in the ledger.</summary>
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
