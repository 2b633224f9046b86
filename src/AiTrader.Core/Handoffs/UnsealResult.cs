namespace AiTrader.Handoffs;

/// <summary>The result of opening a token: <see cref="Opened"/> or <see cref="Refused"/>.</summary>
public abstract record UnsealResult
{
    private UnsealResult() { }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Close();

    /// <summary>The token is authentic and valid now.</summary>
    public sealed record Opened : UnsealResult
    {
        /// <summary>Creates the result.</summary>
        /// <param name="context">The sealed context.</param>
        public Opened(TradingContext context) => Context = NotNull.Require(context);

        /// <summary>The sealed context.</summary>
        public TradingContext Context { get; }

        private protected override void Close() { }
    }

    /// <summary>The token is refused.</summary>
    public sealed record Refused : UnsealResult
    {
        /// <summary>Creates the result.</summary>
        /// <param name="reason">The reason, for the host only.</param>
        public Refused(SealRefusal reason) => Reason = reason;

        /// <summary>The reason, for the host only.</summary>
        public SealRefusal Reason { get; }

        private protected override void Close() { }
    }
}
