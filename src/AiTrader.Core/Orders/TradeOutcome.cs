namespace AiTrader;

/// <summary>
/// The outcome of an order: <see cref="Filled"/> or <see cref="Denied"/>. Failures are exceptions. Cases will be added,
/// as of orders that rest: handle the rest where you tell them apart.
/// </summary>
public abstract record TradeOutcome
{
    /// <summary>The order.</summary>
    public abstract Order Order { get; }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The order was executed and is in the ledger.</summary>
    /// <param name="Fill">Its price, quantity and fee.</param>
    public sealed record Filled(Fill Fill) : TradeOutcome
    {
        /// <inheritdoc/>
        public override Order Order => Fill.Order;

        /// <summary><c>filled: buy 10 NVDA at 187.25</c>.</summary>
        public override string ToString() => $"filled: {Fill}";

        private protected override void Seal() { }
    }

    /// <summary>The order was refused; cash and holdings are unchanged.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Denial">Why.</param>
    public sealed record Denied(Order Order, Denial Denial) : TradeOutcome
    {
        /// <inheritdoc/>
        public override Order Order { get; } = Order;

        /// <summary><c>denied: buy 10 NVDA: insufficient_cash: It costs 1872.5; the cash is 1000.</c></summary>
        public override string ToString() => $"denied: {Order}: {Denial}";

        private protected override void Seal() { }
    }
}
