namespace AiTrader.Handoffs;

/// <summary>The result of a claim: <see cref="Granted"/> or <see cref="Refused"/>.</summary>
public abstract record ClaimResult
{
    private ClaimResult() { }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Close();

    /// <summary>The claim got a context.</summary>
    /// <param name="Context">What was offered.</param>
    /// <param name="Handoff">The name of the handoff that had the context.</param>
    public sealed record Granted(TradingContext Context, string Handoff) : ClaimResult
    {
        /// <summary>What was offered.</summary>
        public TradingContext Context
        {
            get;
            init => field = NotNull.Require(value);
        } = NotNull.Require(Context);

        /// <summary>The name of the handoff that had the context.</summary>
        public string Handoff
        {
            get;
            init => field = NotNull.Require(value);
        } = NotNull.Require(Handoff);

        private protected override void Close() { }
    }

    /// <summary>There is no context for this ticket.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(ClaimRefusal Reason) : ClaimResult
    {
        private protected override void Close() { }
    }
}
