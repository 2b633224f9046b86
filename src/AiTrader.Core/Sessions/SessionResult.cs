namespace AiTrader;

/// <summary>
/// How a session ended: <see cref="Traded"/>, <see cref="Held"/>, <see cref="Undecided"/> or <see cref="Faulted"/>.
/// </summary>
public abstract record SessionResult
{
    private protected SessionResult(TradingContext context) => Context = context;

    /// <summary>Which session.</summary>
    public TradingContext Context { get; }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>At least one order was filled; read from the ledger.</summary>
    public sealed record Traded : SessionResult
    {
        internal Traded(TradingContext context, IReadOnlyList<TradeOutcome.Filled> fills)
            : base(context) => Fills = fills;

        /// <summary>The fills, in order; at least one.</summary>
        public IReadOnlyList<TradeOutcome.Filled> Fills { get; }

        private protected override void Seal() { }
    }

    /// <summary>Nothing was filled, and the decision maker said hold; read from the ledger.</summary>
    public sealed record Held : SessionResult
    {
        internal Held(TradingContext context, string reason)
            : base(context) => Reason = reason;

        /// <summary>The reason it gave; where it held more than once, the last.</summary>
        public string Reason { get; }

        private protected override void Seal() { }
    }

    /// <summary>Nothing was filled, and nobody said hold.</summary>
    public sealed record Undecided : SessionResult
    {
        internal Undecided(TradingContext context)
            : base(context) { }

        private protected override void Seal() { }
    }

    /// <summary>A defect or an outage ended the session. It is not completed; run it again.</summary>
    public sealed record Faulted : SessionResult
    {
        internal Faulted(TradingContext context, Exception fault, IReadOnlyList<TradeOutcome.Filled> fills)
            : base(context)
        {
            Fault = fault;
            Fills = fills;
        }

        /// <summary>What broke.</summary>
        public Exception Fault { get; }

        /// <summary>
        /// The fills that were acknowledged before it broke, in order. They stand, and are not repeated.
        /// </summary>
        public IReadOnlyList<TradeOutcome.Filled> Fills { get; }

        private protected override void Seal() { }
    }
}
