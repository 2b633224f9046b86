using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// How a session ended: <see cref="Traded"/>, <see cref="Held"/>, <see cref="Undecided"/> or <see cref="Faulted"/>.
/// There will never be another case. Results are equal where their contexts, fills and reasons are.
/// </summary>
[JsonConverter(typeof(SessionResultJsonConverter<SessionResult>))]
public abstract record SessionResult
{
    private protected SessionResult(TradingContext context, SessionOutcome outcome, IReadOnlyList<Fill> fills)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(fills);
        Context = context;
        Outcome = outcome;
        Fills = [.. fills];
        if (Fills.Contains(null!))
        {
            throw new ArgumentException("A fill is null.", nameof(fills));
        }
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

    /// <summary>
    /// At least one order was executed, wholly or in part, or rests at the end of the session; read from the ledger.
    /// </summary>
    [JsonConverter(typeof(SessionResultJsonConverter<Traded>))]
    public sealed record Traded : SessionResult
    {
        /// <summary>Creates the result.</summary>
        /// <param name="context">The context of the session.</param>
        /// <param name="fills">The fills, in order; at least one.</param>
        /// <exception cref="ArgumentException">There is no fill, or one is null.</exception>
        public Traded(TradingContext context, IReadOnlyList<Fill> fills)
            : this(context, fills, []) { }

        /// <summary>Creates the result.</summary>
        /// <param name="context">The context of the session.</param>
        /// <param name="fills">The fills, in order.</param>
        /// <param name="accepted">The orders that rest and of which nothing was executed, in order.</param>
        /// <exception cref="ArgumentException">There is neither a fill nor an order, or one is null.</exception>
        public Traded(TradingContext context, IReadOnlyList<Fill> fills, IReadOnlyList<Order> accepted)
            : base(context, SessionOutcome.Traded, fills)
        {
            ArgumentNullException.ThrowIfNull(accepted);
            if (fills.Count == 0 && accepted.Count == 0)
            {
                throw new ArgumentException("A session without a fill is held or undecided.", nameof(fills));
            }

            Accepted = [.. accepted];
            if (Accepted.Contains(null!))
            {
                throw new ArgumentException("An order is null.", nameof(accepted));
            }
        }

        /// <summary>
        /// The orders of the session that rest and of which nothing was executed, in order. What a bar does to them
        /// later is in the ledger.
        /// </summary>
        public IReadOnlyList<Order> Accepted { get; }

        /// <summary>Whether the other has the same context, fills and orders.</summary>
        public bool Equals(Traded? other) => base.Equals(other) && Accepted.SequenceEqual(other!.Accepted);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Accepted.Count);

        private protected override string Detail =>
            DetailOf(Fills)
            + string.Concat(Accepted.Select((order, i) => $"{(i == 0 && Fills.Count == 0 ? "," : ";")} {order} rests"));

        private protected override void Seal() { }
    }

    /// <summary>No order was executed and none rests, and the decision maker said hold; read from the ledger.</summary>
    [JsonConverter(typeof(SessionResultJsonConverter<Held>))]
    public sealed record Held : SessionResult
    {
        /// <summary>Creates the result.</summary>
        /// <param name="context">The context of the session.</param>
        /// <param name="reason">The reason; not empty.</param>
        /// <exception cref="ArgumentException">The reason is empty.</exception>
        public Held(TradingContext context, string reason)
            : base(context, SessionOutcome.Held, [])
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(reason);
            Reason = MessageText.WellFormed(reason);
        }

        /// <summary>The reason; the last one if it held more than once.</summary>
        public string Reason { get; }

        private protected override string Detail => $", {Reason}";

        private protected override void Seal() { }
    }

    /// <summary>No order was executed and none rests, and the decision maker did not say hold.</summary>
    [JsonConverter(typeof(SessionResultJsonConverter<Undecided>))]
    public sealed record Undecided : SessionResult
    {
        /// <summary>Creates the result.</summary>
        /// <param name="context">The context of the session.</param>
        public Undecided(TradingContext context)
            : base(context, SessionOutcome.Undecided, []) { }

        private protected override string Detail => "";

        private protected override void Seal() { }
    }

    /// <summary>A defect or an outage ended the session. The session is not completed; run it again.</summary>
    [JsonConverter(typeof(SessionResultJsonConverter<Faulted>))]
    public sealed record Faulted : SessionResult
    {
        /// <summary>Creates the result.</summary>
        /// <param name="context">The context of the session.</param>
        /// <param name="fault">The cause.</param>
        /// <param name="fills">The fills that were acknowledged before, in order; can be empty.</param>
        /// <exception cref="ArgumentException">A fill is null.</exception>
        public Faulted(TradingContext context, Exception fault, IReadOnlyList<Fill> fills)
            : base(context, SessionOutcome.Faulted, fills)
        {
            ArgumentNullException.ThrowIfNull(fault);
            Fault = fault;
        }

        /// <summary>The cause; a <see cref="RemoteFaultException"/> where the result was read from JSON.</summary>
        public Exception Fault { get; }

        private string FaultType => RemoteFaultException.TypeOf(Fault);

        private string FaultMessage => RemoteFaultException.MessageOf(Fault);

        private protected override string Detail =>
            $", {FaultType[(FaultType.LastIndexOfAny(['.', '+']) + 1)..]}: {FaultMessage}{DetailOf(Fills)}";

        /// <summary>Whether the other session faulted alike: faults are equal by type and message.</summary>
        public bool Equals(Faulted? other) =>
            base.Equals(other) && FaultType == other.FaultType && FaultMessage == other.FaultMessage;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), FaultType);

        private protected override void Seal() { }
    }
}
