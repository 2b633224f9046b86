namespace AiTrader.Stores;

/// <summary>
/// The account of a signature after the first <see cref="Version"/> entries of its ledger: the portfolio and the last
/// completed session. It is immutable and computed only from the entries. It also creates the next entry.
/// </summary>
public sealed partial class Account
{
    private readonly AccountBasis _basis;
    private readonly LedgerPosition _now;

    private Account(AccountBasis basis, in LedgerPosition now) => (_basis, _now) = (basis, now);

    /// <summary>The signature of the account.</summary>
    public Signature Signature => _basis.Holder.Signature;

    /// <summary>The terms with which it was opened; the knowledge cutoff is that of the current model.</summary>
    public AccountTerms Terms => _basis.Holder.Terms;

    /// <summary>
    /// The model, or the baseline, that decides: the one that opened the account, or the one that its owner named
    /// later. Null if the entries are by more than one model, as earlier versions allowed: such an account can be read,
    /// and nothing is appended until its owner names its model.
    /// </summary>
    public ModelId? ModelId => _basis.Holder.ModelId;

    /// <summary>The number of entries so far. An append expects it unchanged.</summary>
    public long Version => _now.Version;

    /// <summary>
    /// The time of the last entry; after a session was withdrawn, the time of the entry before that session.
    /// </summary>
    public TradingTime Time => _now.Time;

    /// <summary>How many entries there were before the first one of <see cref="Time"/>.</summary>
    public long VersionBeforeTime => _basis.Before.Position.Version;

    /// <summary>Cash and positions.</summary>
    public Portfolio Portfolio => _now.Portfolio;

    /// <summary>The orders that rest, and what they reserve.</summary>
    public OpenOrders OpenOrders => _now.OpenOrders;

    /// <summary>The cash that no open order has reserved.</summary>
    public Money AvailableCash => Portfolio.Cash - OpenOrders.ReservedCash;

    /// <summary>
    /// Cash and positions before the first act of a session at <see cref="Time"/>: the portfolio with which a session
    /// that is run again began. Directly after a session was withdrawn, cash and positions at that point.
    /// </summary>
    public Portfolio PortfolioBeforeTime => _basis.Before.Position.Portfolio;

    /// <summary>Whether there is an act, or the end, of a session at <see cref="Time"/>.</summary>
    internal bool IsSessionBegun => _basis.IsBegun;

    /// <summary>What is held, and which orders rest.</summary>
    internal LedgerPosition Position => _now;

    /// <summary>What a session that is run again began with.</summary>
    internal LedgerPosition BeforeSession => _basis.Before.Position;

    /// <summary>
    /// The time of the last session that is not run any more: it is completed, or its model was replaced in the middle
    /// of it. Null if there is none.
    /// </summary>
    public TradingTime? CompletedThrough => _basis.CompletedThrough;

    /// <summary>Cash and positions before anything happened on the context's day.</summary>
    public Portfolio GetPortfolioAtDayStart(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Time == Time || context.Date == Time.Date ? _basis.DayStart : Portfolio;
    }

    /// <summary>Creates the next entry, which records a denial.</summary>
    public LedgerEntry.Denied CreateDenied(TradingContext context, Order order, Denial denial)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(denial);
        return new(Version + 1, context, order, denial);
    }

    /// <summary>Creates the next entry, which records a hold.</summary>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public LedgerEntry.Held CreateHeld(TradingContext context, ClientOrderId id, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(Version + 1, context, id, reason);
    }

    /// <summary>Creates the next entry, which records the end of a session.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The outcome is neither traded nor held nor undecided: such a session is not completed.
    /// </exception>
    public LedgerEntry.SessionCompleted CreateCompleted(TradingContext context, SessionOutcome outcome) =>
        new(Version + 1, context, outcome);

    /// <summary>An account that no ledger has, for judging what others recorded.</summary>
    internal static Account FromPortfolio(TradingContext context, AccountTerms terms, Portfolio portfolio) =>
        new(
            new AccountBasis(
                AccountHolder.Create(context, terms),
                new EarlierPosition(new LedgerPosition(0, context.Time, portfolio, LedgerStanding.None)),
                portfolio,
                CompletedThrough: null,
                IsBegun: false
            ),
            new LedgerPosition(1, context.Time, portfolio, LedgerStanding.None)
        );

    /// <summary>The account after the first entry of its ledger. For stores.</summary>
    public static Account Open(LedgerEntry.AccountOpened opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var portfolio = Portfolio.FromCash(opened.Terms.Cash);
        return FromPortfolio(opened.Context, opened.Terms, portfolio);
    }

    /// <summary>The account that the entries of a ledger make, all of them, in order. For stores and tests.</summary>
    /// <exception cref="ArgumentException">There is no entry, or the first does not open the account.</exception>
    /// <exception cref="LedgerException">An entry cannot follow the ones before it.</exception>
    public static Account FromEntries(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Account? account = null;
        foreach (var entry in entries)
        {
            account = (account, entry) switch
            {
                (null, LedgerEntry.AccountOpened opened) => Open(opened),
                (null, _) => throw new ArgumentException("The first entry does not open the account.", nameof(entries)),
                _ => account.After(entry),
            };
        }

        return account ?? throw new ArgumentException("There is no entry.", nameof(entries));
    }

    /// <summary>The account after an entry that is about to be appended. For stores.</summary>
    /// <exception cref="LedgerException">The entry cannot come next.</exception>
    public Account After(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return WhyNot(entry) is { } reason ? throw new LedgerException(Signature, $"{reason}.") : Apply(entry);
    }

    /// <summary>Returns the account, if its model and its terms are the expected ones. For stores.</summary>
    /// <param name="context">Who asks for the account.</param>
    /// <param name="terms">
    /// The terms that are asked for. Without a mandate, the account keeps its own, which its owner can have changed.
    /// </param>
    /// <exception cref="LedgerException">They are not.</exception>
    public Account Require(TradingContext context, AccountTerms terms)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(terms);
        if (WhyNot(context) is { } reason)
        {
            throw new LedgerException(Signature, $"{reason}.");
        }

        var asked = terms.Mandate == Mandate.None ? terms with { Mandate = Terms.Mandate } : terms;
        return Terms == asked ? this : throw new LedgerException(Signature, $"{Terms.DifferenceTo(terms)}.");
    }

    /// <summary>Why a context's model cannot act for the account; null if it can.</summary>
    internal string? WhyNot(TradingContext context) => _basis.Holder.WhyNot(context.ModelId);

    /// <summary>The account after an entry that <see cref="WhyImpossible(LedgerEntry)"/> allows.</summary>
    internal Account Apply(LedgerEntry entry)
    {
        switch (entry)
        {
            case LedgerEntry.ModelChanged changed:
                return Apply(changed);
            case LedgerEntry.SessionWithdrawn withdrawn:
                return Apply(withdrawn);
            case LedgerEntry.MandateChanged changed:
                return Apply(changed);
            case LedgerEntry.Approved approved:
                return Apply(approved);
        }

        bool isSameTime = entry.Context.Time == Time;
        var next = _now.After(entry, Terms);

        // What a bar does before the first act of a session belongs to what the session begins with.
        bool isBegun = !entry.IsEvent || (isSameTime && IsSessionBegun);
        var before = isSameTime ? _basis.Before : new EarlierPosition(_now);
        return new(
            _basis.With(
                _basis.Holder.After(entry.Context.ModelId),
                isBegun ? before : before.With(next),
                IsBeforeDay(entry) ? next.Portfolio : GetPortfolioAtDayStart(entry.Context),
                entry is LedgerEntry.SessionCompleted ? entry.Context.Time : CompletedThrough,
                isBegun
            ),
            next
        );
    }

    // Splits and payments of a day come before anything else of it: the day begins with the new units.
    private static bool IsBeforeDay(LedgerEntry entry) =>
        entry is LedgerEntry.Split or LedgerEntry.DividendDue or LedgerEntry.Dividend;

    /// <summary>Why an entry cannot be appended next; null if it can.</summary>
    internal string? WhyNot(LedgerEntry entry) =>
        entry is LedgerEntry.AccountOpened or LedgerEntry.SessionWithdrawn
        || entry.IsOwnerAct
        || entry.Context.Signature != Signature
            ? WhyImpossible(entry)
            : WhyNot(entry.Context) ?? WhyImpossible(entry);

    /// <summary>
    /// Why no ledger can have an entry next; null if one can. Earlier versions appended entries of other models.
    /// </summary>
    internal string? WhyImpossible(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.AccountOpened => "the account is open already",
            _ when entry.Context.Signature != Signature => $"it belongs to {entry.Context.Signature}",
            LedgerEntry.ModelChanged changed => WhyNot(changed),
            LedgerEntry.SessionWithdrawn withdrawn => WhyNot(withdrawn),
            LedgerEntry.MandateChanged changed => WhyNot(changed),
            LedgerEntry.Approved approved => WhyNot(approved),
            _ when entry.Context.Time < Time =>
                $"its time {entry.Context.Time} is before {Time}, the time of the entry before it",
            _ when entry.IsEvent => WhyNotOfOrder(entry),
            _ when entry.Context.Time <= CompletedThrough => $"the session of {entry.Context.Time} is completed",
            _ when _basis.Holder.WithdrawnTimes.Contains(entry.Context.Time) =>
                $"the session of {entry.Context.Time} is withdrawn",
            _ => WhyNotOfOrder(entry),
        };
}
