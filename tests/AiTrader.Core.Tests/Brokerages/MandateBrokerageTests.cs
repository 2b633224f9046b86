using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>A mandate at a brokerage: orders at once, orders that rest, and what the owner changes.</summary>
public sealed class MandateBrokerageTests
{
    private const decimal Cash = 10_000;

    private int _orders;

    [Test]
    public async Task A_brokerage_without_a_mandate_enforces_that_of_the_account()
    {
        using var store = await OpenAsync(new Mandate { OrderNotionalLimit = new Money(500) });
        var brokerage = new SimulatedBrokerage(TestMarket.UsWeek().MarketData, store.Ledgers);

        Assert.That(await CodeAsync(brokerage, "2025-10-06", "AAA", 50), Is.Null);
        Assert.That(await CodeAsync(brokerage, "2025-10-06", "AAA", 51), Is.EqualTo(DenialCodes.OrderNotional));
    }

    [Test]
    public async Task What_the_owner_changes_applies_from_the_next_order_on()
    {
        using var store = await OpenAsync(Mandate.None);
        var brokerage = new SimulatedBrokerage(TestMarket.UsWeek().MarketData, store.Ledgers);
        Assert.That(await CodeAsync(brokerage, "2025-10-06", "AAA", 1), Is.Null);

        await store.Ledgers.ChangeMandateAsync(
            Signature.Parse("alice"),
            mandate => mandate with { Universe = [Symbol.Parse("BBB")] }
        );

        Assert.That(await CodeAsync(brokerage, "2025-10-06", "AAA", 1), Is.EqualTo(DenialCodes.Universe));
        Assert.That(await CodeAsync(brokerage, "2025-10-07", "BBB", 1), Is.Null);
    }

    [Test]
    public async Task Your_own_fees_stay_when_the_owner_gives_a_mandate()
    {
        using var store = await OpenAsync(Mandate.None);
        var fees = Substitute.For<IFeeModel>();
        fees.GetFee(Arg.Any<FeeArguments>()).Returns(new Money(7));
        var brokerage = new SimulatedBrokerage(
            TestMarket.UsWeek().MarketData,
            store.Ledgers,
            RuleBook.Standard,
            fees,
            new NoSlippageModel()
        );
        await store.Ledgers.ChangeMandateAsync(
            Signature.Parse("alice"),
            mandate => mandate with { OrdersPerSession = 1 }
        );

        var context = Contexts.Alice("2025-10-06");
        var outcome = await brokerage.SubmitAsync(context, BuyOf(context, 1, "AAA", 1));

        Assert.That((outcome as TradeOutcome.Filled)?.Fill.Fee, Is.EqualTo(new Money(7)));
    }

    [Test]
    public async Task A_brokerage_with_another_mandate_is_refused_with_both()
    {
        using var store = await OpenAsync(new Mandate { OrdersPerSession = 3 });
        var brokerage = new SimulatedBrokerage(
            TestMarket.UsWeek().MarketData,
            store.Ledgers,
            RuleBook.Standard.With(new OrdersPerSessionRule(5)),
            new NoFeeModel(),
            new NoSlippageModel()
        );

        Assert.That(
            async () => await CodeAsync(brokerage, "2025-10-06", "AAA", 1),
            Throws
                .TypeOf<LedgerException>()
                .With.Message.Contains("at most 3 orders a session")
                .And.Message.Contains("at most 5 orders a session")
        );
    }

    [Test]
    public async Task An_order_that_rests_and_no_longer_fits_is_canceled_with_the_code_of_the_rule()
    {
        using var store = await OpenAsync(Mandate.None);
        var brokerage = new SimulatedBrokerage(TestMarket.UsWeek().MarketData, store.Ledgers);
        var monday = Contexts.Alice("2025-10-06");
        await brokerage.SubmitAsync(
            monday,
            BuyOf(monday, 1, "BBB", 1) with
            {
                Terms = OrderTerms.Limit(98.5m, TimeInForce.Gtc),
            }
        );

        await store.Ledgers.ChangeMandateAsync(
            monday.Signature,
            mandate => mandate with { Until = new DateOnly(2025, 10, 7) }
        );
        await brokerage.SettleAsync(Contexts.Alice("2025-10-10"), SettleUntil.Session);

        var canceled = (await store.Ledgers.AllEntriesAsync("alice")).OfType<LedgerEntry.Cancelled>().Single();
        Assert.That(
            (canceled.Reason, canceled.Context.Time.ToString()),
            Is.EqualTo((DenialCodes.MandateEnded, "2025-10-08"))
        );
    }

    // Whatever a model asks, at once or with orders that rest, no fill is outside the mandate.
    [Test]
    public void No_order_that_breaks_the_mandate_is_ever_filled() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll<int>(seed => Trade(seed).GetAwaiter().GetResult())
        );

    private static async Task<bool> Trade(int seed)
    {
        var random = new Random(seed);
        var mandate = new Mandate
        {
            Universe = [Symbol.Parse("AAA"), Symbol.Parse("BBB")],
            OrderNotionalLimit = new Money(1_500),
            OrdersPerSession = 4,
            PositionLimit = 0.3m,
            Until = new DateOnly(2025, 10, 9),
        };
        using var store = await OpenAsync(mandate);
        var market = TestMarket.UsWeek();
        var brokerage = new SimulatedBrokerage(market.MarketData, store.Ledgers);
        for (int day = 6; day <= 10; day++)
        {
            var context = Contexts.Alice($"2025-10-{day:00}");
            for (int number = 1; number <= 8; number++)
            {
                var side = random.Next(3) == 0 ? OrderSide.Sell : OrderSide.Buy;
                string symbol = new[] { "AAA", "BBB", "CCC" }[random.Next(3)];
                decimal open = market.MarketData.GetQuote(context, Symbol.Parse(symbol))!.Value.Price.Value;
                var terms = random.Next(3) switch
                {
                    0 => OrderTerms.Market,
                    1 => OrderTerms.Limit(open - random.Next(-2, 3), TimeInForce.Gtc),
                    _ => OrderTerms.Stop(open + random.Next(-2, 3), TimeInForce.Gtc),
                };
                var order = new Order(
                    ClientOrderId.Create(context, number),
                    side,
                    Symbol.Parse(symbol),
                    random.Next(1, 60)
                );
                await brokerage.SubmitAsync(context, order with { Terms = terms });
            }
        }

        await brokerage.SettleAsync(Contexts.Alice("2025-10-10"), SettleUntil.BarEnd);
        return IsWithin(mandate, await store.Ledgers.AllEntriesAsync("alice"), market);
    }

    private static bool IsWithin(Mandate mandate, List<LedgerEntry> entries, TestMarket market)
    {
        var account = Account.Open((LedgerEntry.AccountOpened)entries[0]);
        foreach (var entry in entries.Skip(1))
        {
            var before = account;
            account = account.After(entry);
            if (entry is LedgerEntry.Filled filled && !Allows(mandate, filled, before, market))
            {
                return false;
            }
        }

        return entries
            .Where(entry => entry is LedgerEntry.Accepted or LedgerEntry.Filled { IsEvent: false })
            .CountBy(entry => entry.Context.Time)
            .All(count => count.Value <= mandate.OrdersPerSession);
    }

    private static bool Allows(Mandate mandate, LedgerEntry.Filled filled, Account before, TestMarket market)
    {
        var (context, order, fill) = (filled.Context, filled.Order, filled.Fill);
        bool isInTime = context.Date <= mandate.Until;
        if (order.Side == OrderSide.Sell)
        {
            return isInTime;
        }

        var equity = EquityValue.Now(context, before.Portfolio, market.MarketData);
        var position = fill.Price * filled.Holding;
        return isInTime
            && mandate.Universe!.Contains(order.Symbol)
            && position.Value <= equity.Value * mandate.PositionLimit
            && (order.Terms.NeedsStop || fill.Notional <= mandate.OrderNotionalLimit);
    }

    private async Task<string?> CodeAsync(SimulatedBrokerage brokerage, string day, string symbol, decimal quantity)
    {
        var context = Contexts.Alice(day);
        var outcome = await brokerage.SubmitAsync(context, BuyOf(context, ++_orders, symbol, quantity));
        return (outcome as TradeOutcome.Denied)?.Denial.Code;
    }

    private static Order BuyOf(TradingContext context, int number, string symbol, decimal quantity) =>
        Order.Buy(ClientOrderId.Create(context, number), Symbol.Parse(symbol), quantity);

    private static async Task<InMemoryStore> OpenAsync(Mandate mandate)
    {
        var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(Cash)) with
            {
                Mandate = mandate,
            }
        );
        return store;
    }
}
