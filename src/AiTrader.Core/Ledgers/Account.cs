namespace AiTrader.Stores;

/// <summary>
/// The account of a signature after the first <see cref="Version"/> entries of its ledger: the portfolio and the last
/// completed session. It is immutable and computed only from the entries. It also creates the next entry.
/// </summary>
public sealed class Account
{
    private readonly LedgerPosition _now;
    private readonly LedgerPosition _beforeTime;

    // The portfolio before the first entry of the last entry's day.
    private readonly Portfolio _dayStart;

    private Account(
        Signature signature,
        AccountTerms terms,
        LedgerPosition now,
        LedgerPosition beforeTime,
        Portfolio dayStart,
        TradingTime? completedThrough
    )
    {
        Signature = signature;
        Terms = terms;
        _now = now;
        _beforeTime = beforeTime;
        _dayStart = dayStart;
        CompletedThrough = completedThrough;
    }

    /// <summary>The signature of the account.</summary>
    public Signature Signature { get; }

    /// <summary>The terms with which it was opened.</summary>
    public AccountTerms Terms { get; }

    /// <summary>The number of entries so far. An append expects it unchanged.</summary>
    public long Version => _now.Version;

    /// <summary>The time of the last entry.</summary>
    public TradingTime Time => _now.Time;

    /// <summary>How many entries there were before the first one of <see cref="Time"/>.</summary>
    public long VersionBeforeTime => _beforeTime.Version;

    /// <summary>Cash and positions.</summary>
    public Portfolio Portfolio => _now.Portfolio;

    /// <summary>
    /// Cash and positions before the first entry of <see cref="Time"/>: the portfolio with which a session that is run
    /// again began.
    /// </summary>
    public Portfolio PortfolioBeforeTime => _beforeTime.Portfolio;

    /// <summary>The time of the last completed session; null if none is.</summary>
    public TradingTime? CompletedThrough { get; }

    /// <summary>Cash and positions before anything happened on the context's day.</summary>
    public Portfolio GetPortfolioAtDayStart(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Date == Time.Date ? _dayStart : Portfolio;
    }

    /// <summary>Creates the next entry, which records a fill.</summary>
    /// <exception cref="OverflowException">The amounts are beyond what a decimal holds.</exception>
    public LedgerEntry.Filled CreateFilled(TradingContext context, Fill fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var (cash, holding) = After(fill);
        return new(Version + 1, context, fill, new Money(cash), new Quantity(holding));
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
            context.Signature,
            terms,
            new LedgerPosition(1, context.Time, portfolio),
            new LedgerPosition(0, context.Time, portfolio),
            portfolio,
            completedThrough: null
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

    /// <summary>Returns the account, if its terms are the expected ones. For stores.</summary>
    /// <exception cref="LedgerException">They are not.</exception>
    public Account RequireTerms(AccountTerms terms) =>
        Terms == terms
            ? this
            : throw new LedgerException(Signature, $"the account is open with {Terms}, not with {terms}.");

    /// <summary>The account after an entry that <see cref="WhyNot(LedgerEntry)"/> allows.</summary>
    internal Account Apply(LedgerEntry entry)
    {
        var completedThrough = entry is LedgerEntry.SessionCompleted ? entry.Context.Time : CompletedThrough;
        var portfolio = entry is LedgerEntry.Filled filled
            ? Portfolio.After(filled.Fill, filled.Context.Date, filled.Cash, filled.Holding)
            : Portfolio;
        return new(
            Signature,
            Terms,
            new LedgerPosition(entry.Sequence, entry.Context.Time, portfolio),
            entry.Context.Time == Time ? _beforeTime : _now,
            GetPortfolioAtDayStart(entry.Context),
            completedThrough
        );
    }

    /// <summary>Why an entry cannot come next; null if it can.</summary>
    internal string? WhyNot(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.AccountOpened => "the account is open already",
            _ when entry.Context.Signature != Signature => $"it belongs to {entry.Context.Signature}",
            _ when entry.Context.Time < Time =>
                $"its time {entry.Context.Time} is before {Time}, the time of the entry before it",
            _ when entry.Context.Time <= CompletedThrough => $"the session of {entry.Context.Time} is completed",
            LedgerEntry.Filled filled => WhyNot(filled),
            _ => null,
        };

    private string? WhyNot(LedgerEntry.Filled filled)
    {
        var (cash, holding) = After(filled.Fill);
        if (cash != filled.Cash.Value || holding != filled.Holding.Value)
        {
            return $"cash {filled.Cash} and holding {filled.Holding} do not follow from the entry before it; "
                + $"{PlainDecimal.Format(cash)} and {PlainDecimal.Format(holding)} do";
        }

        return cash < 0 ? $"the cash would be {PlainDecimal.Format(cash)}" : null;
    }

    // cash − sign × price × quantity − fee and holding + sign × quantity, each rounded as the terms say.
    private (decimal Cash, decimal Holding) After(Fill fill)
    {
        decimal sign = fill.Order.Side == OrderSide.Buy ? 1 : -1;
        decimal cash = Portfolio.Cash.Value - (sign * fill.Notional.Value) - fill.Fee.Value;
        decimal holding = Portfolio.GetQuantity(fill.Order.Symbol).Value + (sign * fill.Quantity.Value);
        return (Terms.Round(cash), Terms.Round(holding));
    }
}
