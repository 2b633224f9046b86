namespace AiTrader.Handoffs;

/// <summary>What a token comes to: <see cref="Opened"/> or <see cref="Refused"/>.</summary>
public abstract record UnsealResult
{
    private UnsealResult() { }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Close();

    /// <summary>The token is genuine and of now.</summary>
    public sealed record Opened : UnsealResult
    {
        internal Opened(TradingContext context) => Context = context;

        /// <summary>What was sealed.</summary>
        public TradingContext Context { get; }

        private protected override void Close() { }
    }

    /// <summary>The token is refused.</summary>
    public sealed record Refused : UnsealResult
    {
        internal Refused(SealRefusal reason) => Reason = reason;

        /// <summary>Why; for the host alone.</summary>
        public SealRefusal Reason { get; }

        private protected override void Close() { }
    }
}
