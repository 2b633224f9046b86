namespace AiTrader;

/// <summary>
/// How a session ended: <see cref="Traded"/>, <see cref="Held"/>, <see cref="Undecided"/> or <see cref="Faulted"/>.
/// There will never be another case. Results are equal where their contexts, fills and reasons are.
/// </summary>
public abstract record SessionResult
{
    private protected SessionResult(TradingContext context, SessionOutcome outcome, IReadOnlyList<Fill> fills)
    {
        Context = context;
        Outcome = outcome;
        Fills = fills;
    }

    /// <summary>The context of the session.</summary>
    public TradingContext Context { get; }

    /// <summary>The outcome, for counting; never <see cref="SessionOutcome.Missing"/>.</summary>
    public SessionOutcome Outcome { get; }

    /// <summary>
    /// The fills, in order: of a faulted session those that were acknowledged before it faulted, which stand and are
    /// not repeated.
    /// </summary>
    public IReadOnlyList<Fill> Fills { get; }

    /// <inheritdoc/>
    public virtual bool Equals(SessionResult? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && Context.Equals(other.Context)
        && Fills.SequenceEqual(other.Fills);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Context, Outcome, Fills.Count);

    /// <summary><c>alice at 2025-10-06: held, Nothing is cheap.</c></summary>
    public sealed override string ToString() =>
        $"{Context.Signature} at {Context.Time}: {SessionOutcomeNames.GetName(Outcome)}{Detail}";

    private protected abstract string Detail { get; }

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    private protected static string DetailOf(IReadOnlyList<Fill> fills) =>
        fills.Count == 0 ? "" : $", {string.Join("; ", fills)}";

    /// <summary>At least one order was filled; read from the ledger.</summary>
    public sealed record Traded : SessionResult
    {
        internal Traded(TradingContext context, IReadOnlyList<Fill> fills)
            : base(context, SessionOutcome.Traded, fills) { }

        private protected override string Detail => DetailOf(Fills);

        private protected override void Seal() { }
    }

    /// <summary>No order was filled, and the decision maker said hold; read from the ledger.</summary>
    public sealed record Held : SessionResult
    {
        internal Held(TradingContext context, string reason)
            : base(context, SessionOutcome.Held, []) => Reason = reason;

        /// <summary>The reason; the last one if it held more than once.</summary>
        public string Reason { get; }

        private protected override string Detail => $", {Reason}";

        private protected override void Seal() { }
    }

    /// <summary>No order was filled, and the decision maker did not say hold.</summary>
    public sealed record Undecided : SessionResult
    {
        internal Undecided(TradingContext context)
            : base(context, SessionOutcome.Undecided, []) { }

        private protected override string Detail => "";

        private protected override void Seal() { }
    }

    /// <summary>A defect or an outage ended the session. The session is not completed; run it again.</summary>
    public sealed record Faulted : SessionResult
    {
        internal Faulted(TradingContext context, Exception fault, IReadOnlyList<Fill> fills)
            : base(context, SessionOutcome.Faulted, fills) => Fault = fault;

        /// <summary>The cause.</summary>
        public Exception Fault { get; }

        private protected override string Detail => $", {Fault.GetType().Name}: {Fault.Message}{DetailOf(Fills)}";

        private protected override void Seal() { }
    }
}
