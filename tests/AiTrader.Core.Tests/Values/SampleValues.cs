using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Values;

/// <summary>A value of each kind that can cross a border, with what is easily lost in it.</summary>
internal static class SampleValues
{
    private static readonly Mandate Allowed = new()
    {
        Universe = [Symbol.Parse("NVDA"), Symbol.Parse("A")],
        OrderNotionalLimit = new Money(500),
        OrdersPerSession = 3,
        PositionLimit = 0.2m,
        DailyLossLimit = 0.05m,
        TotalLossLimit = 0.3m,
        Until = new DateOnly(2025, 12, 31),
        ApprovalAbove = Money.Zero,
    };

    private static readonly TradingContext Context = Contexts.Alice("2025-10-01 10:00:00");
    private static readonly ClientOrderId Id = ClientOrderId.Create(Context, 1);
    private static readonly Order Order = Order.Buy(Id, Symbol.Parse("BTC-USDT"), 0.123456789012345678m);
    private static readonly Order Sell = AiTrader.Order.Sell(Id, Symbol.Parse("NVDA"), -3);
    private static readonly Order Limited = AiTrader.Order.Buy(Id, Symbol.Parse("NVDA"), 10) with
    {
        Terms = OrderTerms.Limit(9.50m, TimeInForce.Gtc),
    };
    private static readonly Denial Denial = new(DenialCodes.NoPrice, "No price for „NVDA“ \u2028 at 10:00.");
    private static readonly Fill Fill = new(Order, new Price(0.0000001m), new Quantity(7.10m), new Money(0.05m));
    private static readonly Position Position = new(
        Symbol.Parse("600036.SH"),
        new Quantity(300),
        new DateOnly(2025, 10, 1),
        new Quantity(100)
    )
    {
        Cost = new Money(12_345.678901234567890123m),
    };

    // The second is a sell of less than it reserves, as an account of four decimals does.
    private static readonly OpenOrder[] Open =
    [
        new(Limited, 3, Context.Time, new Quantity(4), new Money(60)) { WasApproved = true },
        new(
            AiTrader.Order.Sell(ClientOrderId.Create(Context, 2), Symbol.Parse("BTC-USDT"), 1.00001m) with
            {
                Terms = OrderTerms.Stop(60_000),
            },
            5,
            Context.Time,
            new Quantity(0.50001m),
            Money.Zero
        )
        {
            ReservedQuantity = new Quantity(0.5001m),
            FilledNotional = new Money(30_000.123m),
            PaidFees = new Money(1),
            IsTriggered = true,
            LastBar = Context.Time,
            AwaitsApproval = true,
        },
    ];

    private static readonly CorporateAction Split = CorporateAction.CreateSplit(
        new(2025, 3, 13),
        Symbol.Parse("NVDA"),
        0.05m
    );

    private static readonly DueDividend[] Due =
    [
        new(7, Dividend(new(2025, 3, 13)), new(10), new(8.3m)),
        new(8, Dividend(null), new(10), new(8.3m)),
    ];

    /// <summary>The words.</summary>
    public static IReadOnlyList<object> Words { get; } =
    [
        Context.Signature,
        Context.ModelId,
        Context.Time,
        new TradingTime(new DateOnly(2025, 10, 1)),
        Symbol.Parse("^GSPC".TrimStart('^')),
        new Price(187.2500m),
        new Price(79228162514264337593543950335m),
        new Quantity(5),
        Quantity.Zero,
        new Money(-12.50m),
        new Money(0.0000000000000000000000000001m),
        Id,
    ];

    /// <summary>Every member of every public enum.</summary>
    public static IEnumerable<object> Enums =>
        typeof(TradingContext)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsEnum)
            .SelectMany(type => Enum.GetValues(type).Cast<object>());

    /// <summary>The entries, one of each kind.</summary>
    public static IReadOnlyList<LedgerEntry> Entries { get; } = EntriesOf(Context);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<object> All { get; } =
    [
        .. Words,
        .. Entries,
        .. Enums,
        Context,
        Contexts.Bob("2025-10-01"),
        new DocumentKey("user", "ада/1"),
        new Document(new DocumentKey("user", "ада/1"), "null \0 inside „“ \u2028") { Version = 3 },
        new NewEvent("filled", "null \0 inside „“ \u2028") { Position = 7 },
        new StoredEvent(12, Context.Signature, "filled", "{}"),
        new EventRange(3, 12),
        new Bar(Context.Time, new Price(10), new Price(12.5m), new Price(9), new Price(11), 1_000),
        new Bar(new TradingTime(new DateOnly(2025, 10, 1)), new Price(10)),
        new SymbolBar(Symbol.Parse("NVDA"), new Bar(Context.Time, new Price(10))),
        new Quote(Symbol.Parse("NVDA"), Context.Time, new Price(187.25m)),
        Order,
        Sell,
        Fill,
        Denial,
        new TradeOutcome.Filled(Fill),
        new TradeOutcome.Denied(Sell, Denial),
        new TradeOutcome.PartiallyFilled(new Fill(Limited, new Price(9), new Quantity(4), Money.Zero), new Quantity(6)),
        new TradeOutcome.PartiallyFilled(Fill, Quantity.Zero, CancelReasons.VolumeLimit),
        new TradeOutcome.Accepted(Limited),
        new TradeOutcome.Accepted(Limited, CancelReasons.Approval),
        new TradeOutcome.Cancelled(Order, CancelReasons.VolumeLimit),
        Limited,
        Limited.Terms,
        OrderTerms.Market,
        .. Open,
        OpenOrders.None,
        OpenOrders.Create(Open),
        new CancelOutcome.Cancelled(Limited, new Quantity(6)),
        new CancelOutcome.Denied(Id, Denial),
        OrderTerms.StopLimit(-1, 0),
        new SessionResult.Traded(Context, [], [Limited]),
        Position,
        new Portfolio(new Money(8_127.5m), [Position, new(Symbol.Parse("A"), new(1), new(2025, 9, 1), new(1))]),
        new Portfolio(Money.Zero, []),
        new Portfolio(Money.Zero, []) { DividendsDue = DueDividends.Create(Due) },
        DueDividends.Create(Due),
        DueDividends.None,
        .. Due,
        Due[0].Action,
        Split,
        new SessionResult.Traded(Context, [Fill, Fill]),
        new SessionResult.Held(Context, "Nothing is „cheap“."),
        new SessionResult.Undecided(Context),
        new SessionResult.Faulted(Context, new TimeoutException("late", new IOException("down")), [Fill]),
        new AccountTerms
        {
            Market = "us",
            Currency = "USD",
            Decimals = null,
            Cash = new Money(10_000),
        },
        Allowed,
        new SessionFault
        {
            Context = Context,
            Attempt = 2,
            RecordedAt = DateTimeOffset.UnixEpoch.AddMilliseconds(5),
            Type = "System.TimeoutException",
            Message = "late",
        },
        new Note(Context, ClientOrderId.Create(Context, 1, 2), "NVDA \u2028 is „dear“ \0."),
        new JournalEntry(Context, 3, JournalEntryKind.Reply, "{}"),
        new EquityPoint(Context.Time, new Money(10_000)) { Invested = new Money(12) },
        new SessionOutcomeCounts { Traded = 1, Missing = 2 },
        new LedgerDamage(3, "missing"),
        new LedgerVerification(Context.Signature, 2, new LedgerDamage(3, "missing")),
        new TradingContextProblem("time", "'x'", "a day"),
    ];

    private static LedgerEntry[] EntriesOf(TradingContext context)
    {
        var opened = new LedgerEntry.AccountOpened(context, AccountTerms.Create(Market.Crypto, new Money(10_000)));
        var account = Account.Open(opened);
        var filled = account.CreateFilled(context, Fill);
        account = account.After(filled);
        var accepted = account.CreateAccepted(context, Limited, new Money(100)) with { IsTriggered = true };
        var open = account.After(accepted).OpenOrders.Find(Limited.Id)!;
        var part = new Fill(Limited, new Price(9), new Quantity(4), new Money(0.5m));
        return
        [
            opened,
            filled,
            accepted,
            account.CreateFilled(context, part, new Money(60)),
            account.CreateFilled(context, open, part, new Money(60)),
            account.CreateFilled(context, part) with
            {
                Reason = CancelReasons.VolumeLimit,
            },
            account.CreateCancelled(context, Order, CancelReasons.VolumeLimit),
            account.CreateCancelled(context, Id, open),
            account.CreateCancelled(context, open, CancelReasons.Split),
            account.CreateCancelDenied(context, Id, Sell.Id, Denial),
            account.CreateTriggered(context, open, isAtOpen: true),
            account.CreateTriggered(context, open, isAtOpen: false),
            account.CreateExpired(context, open),
            account.CreateSplit(context, Split, 0.0001m, new Price(9.5m)),
            account.CreateDividendDue(context, Due[0].Action),
            new LedgerEntry.Dividend(4, context, Due[0], new Money(8_135.8m)),
            new LedgerEntry.Dividend(5, context, Due[1], new Money(8_144.1m)),
            account.CreateDenied(context, Sell, Denial),
            account.CreateHeld(context, Id, "Nothing is „cheap“."),
            account.CreateCompleted(context, SessionOutcome.Traded),
            account.CreateModelChanged(ModelId.Parse("claude")),
            new LedgerEntry.ModelChanged(7, context, null),
            new LedgerEntry.MandateChanged(7, context, Allowed),
            new LedgerEntry.MandateChanged(8, context, Mandate.None),
            account.After(accepted).CreateApproved(open),
            new LedgerEntry.SessionWithdrawn(8, context, new(context.Time, 1, null), SessionOutcome.Traded),
            new LedgerEntry.SessionWithdrawn(9, context, new(context.Time, 0, context.Time), null),
        ];
    }

    private static CorporateAction Dividend(DateOnly? payDate) =>
        CorporateAction.CreateDividend(new(2025, 2, 20), Symbol.Parse("MSFT"), 0.83m, payDate);
}
