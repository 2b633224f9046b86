using AiTrader.Audits;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>An account whose terms have fees, slippage and limits is judged by them.</summary>
public sealed class LedgerAuditConditionsTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-06");
    private static readonly TestMarket Week = TestMarket.UsWeek();

    [Test]
    public async Task What_a_brokerage_records_by_the_terms_is_clean()
    {
        var terms = TermsOf(
            new()
            {
                FeeRate = 0.01m,
                MinimumFee = new Money(2),
                SlippageBasisPoints = 5,
            }
        ) with
        {
            Mandate = new() { OrderNotionalLimit = new Money(500) },
        };
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Context, terms);
        var brokerage = new SimulatedBrokerage(Week.MarketData, store.Ledgers);
        await brokerage.SubmitAsync(Context, Buy("1", 10));
        await brokerage.SubmitAsync(Context, Buy("2", 60));
        await brokerage.SubmitAsync(Context, Buy("3", 40));

        var result = await AuditAsync(store);

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.RecordCount, Is.EqualTo(4));
    }

    [TestCase(10.0, 2.0, "")]
    [TestCase(10.0, 0.0, "fee_not_of_terms")]
    [TestCase(10.0, 2.5, "fee_not_of_terms")]
    public async Task A_fee_that_differs_from_the_terms_is_found(decimal price, decimal fee, string code) =>
        Assert.That(
            await CodesAsync(
                new TradingConditions { FeeRate = 0.01m, MinimumFee = new Money(2) },
                account => account.CreateFilled(Context, FillOf(Buy("1", 10), price, fee))
            ),
            Is.EqualTo(code)
        );

    [TestCase(10.005, "")]
    [TestCase(10.0, "price_not_open")]
    [TestCase(10.004, "price_not_open")]
    public async Task A_price_without_the_slippage_of_the_terms_is_found(decimal price, string code) =>
        Assert.That(
            await CodesAsync(
                new TradingConditions { SlippageBasisPoints = 5 },
                account => account.CreateFilled(Context, FillOf(Buy("1", 10), price, 0))
            ),
            Is.EqualTo(code)
        );

    [TestCase(40, "")]
    [TestCase(60, "order_notional")]
    public async Task A_fill_beyond_a_limit_of_the_terms_is_found(decimal quantity, string code) =>
        Assert.That(
            await CodesAsync(
                new Mandate { OrderNotionalLimit = new Money(500) },
                account => account.CreateFilled(Context, FillOf(Buy("1", quantity), 10, 0))
            ),
            Is.EqualTo(code)
        );

    [TestCase(40, "denial_unfounded")]
    [TestCase(60, "")]
    public async Task A_denial_that_no_limit_of_the_terms_gives_is_found(decimal quantity, string code) =>
        Assert.That(
            await CodesAsync(
                new Mandate { OrderNotionalLimit = new Money(500) },
                account =>
                    account.CreateDenied(
                        Context,
                        Buy("1", quantity),
                        new Denial(DenialCodes.OrderNotional, "Too much.")
                    )
            ),
            Is.EqualTo(code)
        );

    [TestCase(10.9, "")]
    [TestCase(11.0, "price_limit")]
    public async Task A_fill_at_a_price_limit_is_found_if_the_account_has_them(double open, string code)
    {
        var market = new TestMarket(Market.ChinaA)
            .Add("600519.SH", "2025-10-03", 10, 10)
            .Add("600519.SH", "2025-10-06", (decimal)open);
        var order = Order.Buy(ClientOrderId.Parse("1"), Symbol.Parse("600519.SH"), 100);
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(
            Context,
            AccountTerms.Create(Market.ChinaA, new Money(10_000))
        );
        await store.Ledgers.AppendNewAsync(account.CreateFilled(Context, FillOf(order, (decimal)open, 0)));

        var with = new LedgerAudit(Market.ChinaA, market.Series, 0) { Conditions = new() { PriceLimits = true } };
        var without = new LedgerAudit(Market.ChinaA, market.Series, 0);

        Assert.That(
            string.Join(
                ' ',
                (await with.RunAsync(store.Ledgers, Context.Signature)).Defects.Select(found => found.Code)
            ),
            Is.EqualTo(code)
        );
        Assert.That((await without.RunAsync(store.Ledgers, Context.Signature)).Defects, Is.Empty);
    }

    [Test]
    public async Task The_terms_of_an_account_count_more_than_what_the_audit_is_given()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(Context, TermsOf(new() { MinimumFee = new Money(2) }));
        await store.Ledgers.AppendNewAsync(account.CreateFilled(Context, FillOf(Buy("1", 10), 10, 2)));

        var result = await new LedgerAudit(Market.Us, Week.Series, 0)
        {
            Conditions = new() { MinimumFee = new Money(3) },
        }.RunAsync(store.Ledgers, Context.Signature);

        Assert.That(result.Defects, Is.Empty);
    }

    [TestCase(50, "")]
    [TestCase(60, "order_outcome_differs")]
    public async Task An_order_that_was_filled_without_the_approval_that_it_needs_is_found(
        decimal quantity,
        string code
    ) =>
        Assert.That(
            await CodesAsync(
                new Mandate { ApprovalAbove = new Money(500) },
                account => account.CreateFilled(Context, FillOf(Buy("1", quantity), 10, 0))
            ),
            Is.EqualTo(code)
        );

    [Test]
    public async Task A_mandate_is_judged_as_it_was_when_an_order_was_given()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Context, TermsOf(TradingConditions.None));
        var brokerage = new SimulatedBrokerage(Week.MarketData, store.Ledgers);
        await brokerage.SubmitAsync(Context, Buy("1", 20));
        await store.Ledgers.ChangeMandateAsync(
            Context.Signature,
            _ => new Mandate { OrderNotionalLimit = new Money(100) }
        );
        await brokerage.SubmitAsync(Context, Buy("2", 20));

        var result = await AuditAsync(store);

        Assert.That(result.Defects, Is.Empty);
        Assert.That(result.Notes, Has.Some.Contains("the owner changed the mandate to: at most 100 an order."));
    }

    private static AccountTerms TermsOf(TradingConditions conditions) =>
        AccountTerms.Create(Market.Us, new Money(1000)) with
        {
            Conditions = conditions,
        };

    private static Task<string> CodesAsync(TradingConditions conditions, Func<Account, LedgerEntry> entry) =>
        CodesAsync(TermsOf(conditions), entry);

    private static Task<string> CodesAsync(Mandate mandate, Func<Account, LedgerEntry> entry) =>
        CodesAsync(TermsOf(TradingConditions.None) with { Mandate = mandate }, entry);

    private static async Task<string> CodesAsync(AccountTerms terms, Func<Account, LedgerEntry> entry)
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(Context, terms);
        await store.Ledgers.AppendNewAsync(entry(account));
        return string.Join(' ', (await AuditAsync(store)).Defects.Select(defect => defect.Code));
    }

    private static Task<AuditResult> AuditAsync(InMemoryStore store) =>
        new LedgerAudit(Market.Us, Week.Series, 0).RunAsync(store.Ledgers, Context.Signature);

    private static Order Buy(string id, decimal quantity) =>
        Order.Buy(ClientOrderId.Parse(id), Symbol.Parse("AAA"), quantity);

    private static Fill FillOf(Order order, decimal price, decimal fee) =>
        new(order, new Price(price), new Quantity(order.Quantity), new Money(fee));
}
