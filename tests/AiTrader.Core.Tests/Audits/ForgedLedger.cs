using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>
/// A ledger into which a test appends what no brokerage would, on a week in which AAA falls and rises:
/// <code>
///            open  high   low  close  volume
/// 2025-10-06   10    11   9.5     10    1000
/// 2025-10-07   10  10.5     9    9.8     500
/// 2025-10-08  9.5    12   9.2     11    2000
/// 2025-10-09   11  11.5  10.5     11    1000
/// 2025-10-10   11
/// </code>
/// </summary>
internal static class ForgedLedger
{
    public const string Gtc = "2025-10-06#1";

    public static readonly Symbol Aaa = Symbol.Parse("AAA");

    /// <summary>Fees of 1 % and at least 1 an order.</summary>
    public static readonly TradingConditions Fees = new() { FeeRate = 0.01m, MinimumFee = new Money(1) };

    public static PriceSeries Week { get; } =
        new TestMarket(Market.Us)
            .Add("AAA", BarOf("2025-10-06", 10, 11, 9.5m, 10, 1000))
            .Add("AAA", BarOf("2025-10-07", 10, 10.5m, 9, 9.8m, 500))
            .Add("AAA", BarOf("2025-10-08", 9.5m, 12, 9.2m, 11, 2000))
            .Add("AAA", BarOf("2025-10-09", 11, 11.5m, 10.5m, 11, 1000))
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-10"), new Price(11)))
            .Series;

    /// <summary>The defects of a ledger, as its number and its code.</summary>
    public static Task<string[]> CodesAsync(params Func<Account, LedgerEntry>[] entries) => CodesAsync(Fees, entries);

    /// <summary>The same of an account with other conditions.</summary>
    public static async Task<string[]> CodesAsync(
        TradingConditions conditions,
        params Func<Account, LedgerEntry>[] entries
    ) => [.. (await DefectsAsync(conditions, entries)).Select(defect => $"{defect.Number} {defect.Code}")];

    /// <summary>The defects of a ledger.</summary>
    public static async Task<IReadOnlyList<AuditDefect>> DefectsAsync(
        TradingConditions conditions,
        params Func<Account, LedgerEntry>[] entries
    )
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(
            At("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1000)) with
            {
                Conditions = conditions,
            }
        );
        foreach (var entry in entries)
        {
            account = await store.Ledgers.AppendNewAsync(entry(account));
        }

        var result = await new LedgerAudit(Market.Us, Week, 0).RunAsync(store.Ledgers, account.Signature);
        return result.Defects;
    }

    public static TradingContext At(string time) => Contexts.Alice(time);

    /// <summary>An order to buy ten.</summary>
    public static Order Buy(OrderTerms terms, string id = Gtc, decimal quantity = 10) =>
        Order.Buy(ClientOrderId.Parse(id), Aaa, quantity) with
        {
            Terms = terms,
        };

    /// <summary>An order to sell ten.</summary>
    public static Order Sell(OrderTerms terms, string id = Gtc, decimal quantity = 10) =>
        Order.Sell(ClientOrderId.Parse(id), Aaa, quantity) with
        {
            Terms = terms,
        };

    /// <summary>An order rests since a day.</summary>
    public static Func<Account, LedgerEntry> Rests(Order order, decimal reserved, string time = "2025-10-06") =>
        account => account.CreateAccepted(At(time), order, new Money(reserved));

    /// <summary>The first open order is executed.</summary>
    public static Func<Account, LedgerEntry> Executed(
        string time,
        decimal price,
        decimal fee,
        decimal quantity = 10,
        decimal reserved = 0
    ) =>
        account =>
        {
            var order = account.OpenOrders.First();
            var fill = Fill.FromRecord(order.Order, new Price(price), new Quantity(quantity), new Money(fee));
            return account.CreateFilled(At(time), order, fill, new Money(reserved));
        };

    /// <summary>An order is executed at once, and its rest rests.</summary>
    public static Func<Account, LedgerEntry> Filled(
        string time,
        Order order,
        decimal price,
        decimal fee,
        decimal? quantity = null
    ) =>
        account =>
            account.CreateFilled(
                At(time),
                Fill.FromRecord(order, new Price(price), new Quantity(quantity ?? order.Quantity), new Money(fee))
            );

    /// <summary>The first open order expires.</summary>
    public static Func<Account, LedgerEntry> Expired(string time) =>
        account => account.CreateExpired(At(time), account.OpenOrders.First());

    /// <summary>The first open order is canceled by a bar.</summary>
    public static Func<Account, LedgerEntry> Canceled(string time, string reason) =>
        account => account.CreateCancelled(At(time), account.OpenOrders.First(), reason);

    /// <summary>The stop of the first open order is reached.</summary>
    public static Func<Account, LedgerEntry> Triggered(string time, bool isAtOpen) =>
        account => account.CreateTriggered(At(time), account.OpenOrders.First(), isAtOpen);

    /// <summary>A session that holds.</summary>
    public static Func<Account, LedgerEntry> Holds(string time) =>
        account => account.Held(At(time), $"{time}#9", "Waiting.");

    private static Bar BarOf(string time, decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        new(TradingTime.Parse(time), new Price(open), new Price(high), new Price(low), new Price(close), volume);
}
