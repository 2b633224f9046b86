using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>
/// One line of a signature's ledger: what happened, when, under which id. It has no wall time, so that the same
/// decisions give the same ledger, byte for byte.
/// </summary>
[JsonConverter(typeof(LedgerEntryJsonConverter<LedgerEntry>))]
public abstract partial record LedgerEntry
{
    private protected LedgerEntry(long sequence, TradingContext context, ClientOrderId id)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequence);
        Sequence = sequence;
        Context = context;
        Id = id;
    }

    /// <summary>
    /// The number of the line within its ledger, from 1, without gaps; the account's version once it is appended.
    /// </summary>
    public long Sequence { get; }

    /// <summary>The trading context of the entry.</summary>
    public TradingContext Context { get; }

    /// <summary>The key under which it is applied at most once.</summary>
    public ClientOrderId Id { get; }

    /// <summary>
    /// Whether it is what a bar did to an order that rests, or a date to a holding, and no act of a session. Its time
    /// is the stamp of the bar.
    /// </summary>
    public virtual bool IsEvent => false;

    // Closes the hierarchy: a private constructor alone would leave the copy constructor open.
    private protected abstract void Seal();

    /// <summary>The account was opened; always the first line.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<AccountOpened>))]
    public sealed record AccountOpened : LedgerEntry
    {
        /// <summary>The first entry of a ledger. For stores, which append it where no account is open.</summary>
        /// <param name="context">Whose account, and when it is opened.</param>
        /// <param name="terms">What it is opened with.</param>
        public AccountOpened(TradingContext context, AccountTerms terms)
            : base(1, context, OpeningId) => Terms = NotNull.Require(terms);

        /// <summary>The terms: market, currency, rounding and cash.</summary>
        public AccountTerms Terms { get; }

        internal static ClientOrderId OpeningId { get; } = ClientOrderId.FromTrusted("open");

        private protected override void Seal() { }
    }

    /// <summary>A rule denied an order; cash and holdings are unchanged.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Denied>))]
    public sealed record Denied : LedgerEntry
    {
        /// <summary>Creates an entry. <see cref="Account.CreateDenied"/> creates the one that comes next.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="order">The order.</param>
        /// <param name="denial">The reason.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Denied(long sequence, TradingContext context, Order order, Denial denial)
            : base(sequence, context, NotNull.Require(order).Id)
        {
            ArgumentNullException.ThrowIfNull(denial);
            Order = order;
            Denial = denial;
        }

        /// <summary>The order.</summary>
        public Order Order { get; }

        /// <summary>The reason.</summary>
        public Denial Denial { get; }

        private protected override void Seal() { }
    }

    /// <summary>The decision maker said hold.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Held>))]
    public sealed record Held : LedgerEntry
    {
        /// <summary>Creates an entry. <see cref="Account.CreateHeld"/> creates the one that comes next.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="id">The key under which it is applied at most once.</param>
        /// <param name="reason">The reason that the decision maker gave.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Held(long sequence, TradingContext context, ClientOrderId id, string reason)
            : base(sequence, context, id) => Reason = MessageText.WellFormed(NotNull.Require(reason));

        /// <summary>
        /// The reason it gave. Half of a surrogate pair, with which a cut-off reply can end, is replaced by U+FFFD.
        /// </summary>
        public string Reason { get; }

        private protected override void Seal() { }
    }

    /// <summary>A session is completed and is never run again.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<SessionCompleted>))]
    public sealed record SessionCompleted : LedgerEntry
    {
        /// <summary>Creates an entry. <see cref="Account.CreateCompleted"/> creates the one that comes next.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context.</param>
        /// <param name="outcome">How the session ended.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive, or
        /// <paramref name="outcome"/> is neither traded nor held nor undecided.</exception>
        public SessionCompleted(long sequence, TradingContext context, SessionOutcome outcome)
            : base(sequence, context, IdOf(NotNull.Require(context))) =>
            Outcome = outcome is SessionOutcome.Traded or SessionOutcome.Held or SessionOutcome.Undecided
                ? outcome
                : throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Such a session is not completed.");

        /// <summary>How it ended: traded, held or undecided.</summary>
        public SessionOutcome Outcome { get; }

        private static ClientOrderId IdOf(TradingContext context) =>
            ClientOrderId.FromTrusted(ClientOrderId.PrefixOf(context.Time) + "end");

        private protected override void Seal() { }
    }

    /// <summary>The owner gave the account to another model. The model of its context decides from here on.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<ModelChanged>))]
    public sealed record ModelChanged : LedgerEntry
    {
        /// <summary>
        /// Creates an entry. <see cref="Account.CreateModelChanged"/> creates the one that comes next.
        /// </summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its model is the new one.</param>
        /// <param name="previous">The model before; null if the account is mixed.</param>
        /// <param name="knowledgeCutoff">
        /// The date before which the new model may know what happened; null if it is not known.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public ModelChanged(long sequence, TradingContext context, ModelId? previous, DateOnly? knowledgeCutoff = null)
            : base(sequence, context, IdOf(sequence, NotNull.Require(context)))
        {
            Previous = previous;
            KnowledgeCutoff = knowledgeCutoff;
        }

        /// <summary>The model before; null if the entries before it are by more than one model.</summary>
        public ModelId? Previous { get; }

        /// <summary>
        /// The date before which the new model may know what happened; null if it is not known.
        /// </summary>
        public DateOnly? KnowledgeCutoff { get; }

        private static ClientOrderId IdOf(long sequence, TradingContext context) =>
            ClientOrderId.FromTrusted(
                string.Create(CultureInfo.InvariantCulture, $"{ClientOrderId.PrefixOf(context.Time)}model-{sequence}")
            );

        private protected override void Seal() { }
    }

    /// <summary>
    /// The owner withdrew the session of the context's time, which was a mistake. Its fills stand, and the account
    /// continues after the session before it.
    /// </summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<SessionWithdrawn>))]
    public sealed record SessionWithdrawn : LedgerEntry
    {
        /// <summary>
        /// Creates an entry. <see cref="LedgerOwnerExtensions.WithdrawSessionAsync"/> appends the one that comes next.
        /// </summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is that of the withdrawn session.</param>
        /// <param name="resumed">The session at which the account continues.</param>
        /// <param name="outcome">How the withdrawn session had ended; null if it was not completed.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive, or a session does
        /// not end with <paramref name="outcome"/>.</exception>
        public SessionWithdrawn(long sequence, TradingContext context, ResumedSession resumed, SessionOutcome? outcome)
            : base(sequence, context, IdOf(NotNull.Require(context)))
        {
            ArgumentNullException.ThrowIfNull(resumed);
            Resumed = resumed;
            Outcome = outcome is null or SessionOutcome.Traded or SessionOutcome.Held or SessionOutcome.Undecided
                ? outcome
                : throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Such a session is not completed.");
        }

        /// <summary>The session at which the account continues: the one before the withdrawn one.</summary>
        public ResumedSession Resumed { get; }

        /// <summary>The time of the account after it.</summary>
        public TradingTime ResumesAt => Resumed.Time;

        /// <summary>How the withdrawn session had ended; null if it was not completed.</summary>
        public SessionOutcome? Outcome { get; }

        private static ClientOrderId IdOf(TradingContext context) =>
            ClientOrderId.FromTrusted(ClientOrderId.PrefixOf(context.Time) + "withdrawn");

        private protected override void Seal() { }
    }
}
