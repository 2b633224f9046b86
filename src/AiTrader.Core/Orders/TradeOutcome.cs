namespace AiTrader;

/// <summary>
/// What became of an order: <see cref="Filled"/> or <see cref="Denied"/>, and nothing else. Failures are exceptions.
/// </summary>
public abstract record TradeOutcome
{
    /// <summary>The order.</summary>
    public abstract Order Order { get; }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The order was executed and is in the ledger.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Fill">At which price, how much, for which fee.</param>
    public sealed record Filled(Order Order, Fill Fill) : TradeOutcome
    {
        /// <inheritdoc/>
        public override Order Order { get; } = Order;

        private protected override void Seal() { }
    }

    /// <summary>The order was refused; cash and holdings are as before.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Denial">Why.</param>
    public sealed record Denied(Order Order, Denial Denial) : TradeOutcome
    {
        /// <inheritdoc/>
        public override Order Order { get; } = Order;

        private protected override void Seal() { }
    }
}
