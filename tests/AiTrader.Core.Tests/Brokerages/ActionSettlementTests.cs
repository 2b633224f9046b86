using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>What splits and dividends do to the books, and when.</summary>
public sealed class ActionSettlementTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly Symbol Bbb = Symbol.Parse("BBB");

    [TestCase(7, 1.5, "10", "0.5 of 20 is 10")]
    [TestCase(6, 1.5, "9", "0")]
    [TestCase(14, 0.05, "", "0.7 of 20 is 14")]
    public async Task Units_are_split_before_the_first_session_and_the_rest_is_paid_at_the_open(
        int units,
        decimal ratio,
        string holding,
        string inLieu
    )
    {
        var floor = FloorOf(Week(20), Split("2025-10-08", ratio));
        await BuyAsync(floor, "2025-10-06", "AAA", units);

        var portfolio = await PortfolioAsync(floor, "2025-10-08");

        decimal cash = decimal.Parse(inLieu.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(portfolio.Find(Aaa)?.Quantity.ToString() ?? "", Is.EqualTo(holding));
        Assert.That(portfolio.Cash, Is.EqualTo(new Money(10_000 - (10 * units) + cash)));
    }

    [Test]
    public async Task A_ratio_that_no_decimal_holds_loses_no_unit()
    {
        var floor = FloorOf(Week(30), Split("2025-10-08", 1 / 3m));
        await BuyAsync(floor, "2025-10-06", "AAA", 300);

        Assert.That((await PortfolioAsync(floor, "2025-10-08")).ToString(), Is.EqualTo("cash 7000, 100 AAA"));
    }

    [Test]
    public async Task Crypto_keeps_fractions_of_a_unit()
    {
        var market = new TestMarket(Market.Crypto).Add("AAA", "2025-10-06", 10).Add("AAA", "2025-10-07", 30);
        var floor = FloorOf(market, Split("2025-10-07", 1 / 3m));
        await BuyAsync(floor, "2025-10-06", "AAA", 1);

        var split = (await EntriesAsync(floor, "2025-10-07")).OfType<LedgerEntry.Split>().Single();

        Assert.That((split.Holding, split.CashInLieu), Is.EqualTo((new Quantity(0.3333m), Money.Zero)));
    }

    [Test]
    public async Task The_cost_is_spread_over_the_new_units_and_a_rest_takes_its_share()
    {
        var floor = FloorOf(Week(20), Split("2025-10-08", 1.5m));
        await BuyAsync(floor, "2025-10-06", "AAA", 7);

        var position = (await PortfolioAsync(floor, "2025-10-08")).Find(Aaa)!;
        var matching = LotMatching.Create(await floor.EntriesAsync("alice"));

        // 70 for 10.5 new units; the half one was closed for 10.
        Assert.That(position.Cost.Value, Is.EqualTo(70m * 10 / 10.5m));
        Assert.That(matching.OpenCost.Value, Is.EqualTo(70m * 10 / 10.5m).Within(1e-20m));
        Assert.That(matching.Closed.Single().Profit.Value, Is.EqualTo(10 - (70m * 0.5m / 10.5m)).Within(1e-20m));
    }

    [Test]
    public async Task Orders_of_the_symbol_are_canceled_and_others_stay()
    {
        var floor = FloorOf(Week(20), Split("2025-10-08", 2));
        await BuyAsync(floor, "2025-10-06", "AAA", 10);
        var gtc = OrderTerms.Limit(1000, TimeInForce.Gtc);
        var context = Contexts.Alice("2025-10-07");
        await floor.Brokerage.SubmitAsync(
            context,
            Order.Sell(ClientOrderId.Create(context, 1), Aaa, 10) with
            {
                Terms = gtc,
            }
        );
        await floor.Brokerage.SubmitAsync(
            context,
            Order.Buy(ClientOrderId.Create(context, 2), Bbb, 1) with
            {
                Terms = OrderTerms.Limit(1, TimeInForce.Gtc),
            }
        );

        var entries = await EntriesAsync(floor, "2025-10-08");

        Assert.That(
            entries.Skip(4).Select(entry => $"{entry.Id} {entry.GetType().Name}"),
            Is.EqualTo(new[] { "2025-10-08#order-3-cancelled Cancelled", "2025-10-08#split-6 Split" })
        );
        Assert.That(((LedgerEntry.Cancelled)entries[4]).Reason, Is.EqualTo(CancelReasons.Split));
        Assert.That(Account.FromEntries(entries).OpenOrders.Single().Order.Symbol, Is.EqualTo(Bbb));
    }

    [TestCase("2025-10-08", "buy 2025-10-07", 1)]
    [TestCase("2025-10-08", "buy 2025-10-08", 0)]
    public async Task A_dividend_is_owed_to_what_is_held_at_the_end_of_the_day_before(string ex, string buy, int count)
    {
        var floor = FloorOf(Week(12), Dividend(ex, 0.5m, "2025-10-09"));
        await BuyAsync(floor, buy[4..], "AAA", 10);

        Assert.That(
            (await EntriesAsync(floor, "2025-10-10")).OfType<LedgerEntry.Dividend>().Count(),
            Is.EqualTo(count)
        );
    }

    [Test]
    public async Task A_dividend_is_due_until_it_is_paid_and_a_sale_in_between_changes_nothing()
    {
        var floor = FloorOf(Week(12), Dividend("2025-10-07", 0.125m, "2025-10-09"));
        await BuyAsync(floor, "2025-10-06", "AAA", 13);
        var context = Contexts.Alice("2025-10-08");
        await floor.Brokerage.SubmitAsync(context, Order.Sell(ClientOrderId.Create(context, 1), Aaa, 13));

        var due = await AccountAsync(floor, "2025-10-08");
        var paid = await AccountAsync(floor, "2025-10-09");

        // 13 × 0.125 is 1.625, half to even.
        Assert.That(due.DividendsDue.Single().ToString(), Is.EqualTo("1.62 of AAA on 2025-10-09"));
        Assert.That(
            (paid.DividendsDue.Count, paid.Portfolio.Cash - due.Portfolio.Cash),
            Is.EqualTo((0, new Money(1.62m)))
        );
    }

    [Test]
    public async Task On_one_day_the_dividend_is_owed_to_the_old_units_and_the_split_is_booked_before_it_is_paid()
    {
        var floor = FloorOf(Week(20), Split("2025-10-08", 4), Dividend("2025-10-08", 1, null));
        await BuyAsync(floor, "2025-10-06", "AAA", 10);

        var entries = await EntriesAsync(floor, "2025-10-08");

        Assert.That(
            entries.Skip(2).Select(entry => entry.GetType().Name),
            Is.EqualTo(new[] { "DividendDue", "Split", "Dividend" })
        );
        Assert.That(((LedgerEntry.Dividend)entries[^1]).Due.Amount, Is.EqualTo(new Money(10)));
    }

    [Test]
    public async Task Actions_of_days_without_a_bar_belong_to_the_next_stamp_in_the_order_of_their_days()
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-03", 10).Add("AAA", "2025-10-06", 10);
        var floor = FloorOf(market, Split("2025-10-05", 3), Split("2025-10-04", 2), Dividend("2025-10-05", 1, null));
        await BuyAsync(floor, "2025-10-03", "AAA", 1);

        var entries = await EntriesAsync(floor, "2025-10-06");

        Assert.That(entries.Skip(2).Select(entry => entry.Context.Time.ToString()), Is.All.EqualTo("2025-10-06"));
        Assert.That(
            entries.OfType<LedgerEntry.Split>().Select(split => split.Holding.Value),
            Is.EqualTo(new[] { 2m, 6m })
        );
        Assert.That(entries.OfType<LedgerEntry.Dividend>().Single().Due.Units.Value, Is.EqualTo(2));
    }

    [Test]
    public async Task An_account_that_was_opened_without_them_books_none()
    {
        var series = Week(20).Series.With(CorporateActions.Create([Split("2025-10-08", 4)]));
        var floor = new TradingFloor(
            new AsOfMarketData(Market.Us, series),
            series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 10_000);
        await BuyAsync(floor, "2025-10-06", "AAA", 10, isOpen: true);

        Assert.That((await PortfolioAsync(floor, "2025-10-08")).GetQuantity(Aaa), Is.EqualTo(new Quantity(10)));
    }

    [Test]
    public async Task An_action_is_booked_once_also_after_its_session_is_withdrawn()
    {
        var floor = FloorOf(Week(20), Split("2025-10-08", 4), Dividend("2025-10-08", 1, "2025-10-09"));
        await BuyAsync(floor, "2025-10-06", "AAA", 10);
        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-07"), Holding());
        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-08"), Holding());
        await floor.Ledger.WithdrawSessionAsync(Signature.Parse("alice"), TradingTime.Parse("2025-10-08"));

        var account = await AccountAsync(floor, "2025-10-10");

        Assert.That(account.Portfolio.GetQuantity(Aaa), Is.EqualTo(new Quantity(40)));
        Assert.That(
            (await floor.EntriesAsync("alice")).Select(entry => entry.GetType().Name).CountBy(name => name),
            Is.SupersetOf(
                new[] { ("Split", 1), ("DividendDue", 1), ("Dividend", 1) }.Select(count =>
                    KeyValuePair.Create(count.Item1, count.Item2)
                )
            )
        );
    }

    [Test]
    public async Task The_day_of_a_split_begins_with_the_new_units_for_the_rule_of_the_daily_loss()
    {
        var floor = FloorOf(Week(5), Split("2025-10-08", 2));
        await BuyAsync(floor, "2025-10-06", "AAA", 10);

        var account = await AccountAsync(floor, "2025-10-08");

        Assert.That(
            account.GetPortfolioAtDayStart(Contexts.Alice("2025-10-08")).GetQuantity(Aaa),
            Is.EqualTo(new Quantity(20))
        );
    }

    /// <summary>
    /// 20 stocks, 10 units each, bought at the opens of the first day (6,180.6 together) and held to the closes of the
    /// last (6,152.05 together). The 38 dividends that were paid are 501.25 for 10 units each, the 3 that are due are
    /// 8.2 (AXP), 10.57 (PG, of 10.568) and 15.1 (CAT).
    /// </summary>
    [Test]
    public async Task Of_a_buy_and_hold_38_dividends_are_paid_and_3_are_due_and_the_return_is_right_to_the_cent()
    {
        var series = ActionCorpus.ReadSeries("us_dividends");
        var store = new InMemoryStore(TimeProvider.System);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        var first = Contexts.Alice("2024-12-13");
        await store.Ledgers.OpenAccountAsync(first, TermsOf(Market.Us, 100_000));
        foreach (var (i, symbol) in series.Symbols.Where(symbol => symbol.Value != "SPY").Index())
        {
            var order = Order.Buy(ClientOrderId.Create(first, i + 1), symbol, 10);
            Assert.That(await floor.Brokerage.SubmitAsync(first, order), Is.TypeOf<TradeOutcome.Filled>());
        }

        var account = await AccountAsync(floor, "2025-07-31", SettleUntil.BarEnd);
        var entries = await floor.EntriesAsync("alice");
        var curve = EquityCurve.Create(entries, series, series.Times[^1]);

        Assert.Multiple(() =>
        {
            Assert.That(entries.OfType<LedgerEntry.Dividend>().Count(), Is.EqualTo(38));
            Assert.That(
                account.DividendsDue.Select(due => $"{due.Symbol} {due.Amount}"),
                Is.EqualTo(new[] { "AXP 8.2", "CAT 15.1", "PG 10.57" })
            );
            Assert.That(account.Portfolio.Cash, Is.EqualTo(new Money(100_000 - 61_806 + 501.25m)));
            Assert.That(curve.Points[^1].Equity, Is.EqualTo(new Money(38_695.25m + 61_520.5m)));
            Assert.That(curve.Points[^1].DividendsPaid, Is.EqualTo(new Money(501.25m)));
            Assert.That(curve.Points[^1].DividendsDue, Is.EqualTo(new Money(33.87m)));
            Assert.That(curve.TotalReturn, Is.EqualTo(249.62 / 100_000).Within(1e-12));
            Assert.That(curve.PriceReturn, Is.EqualTo(-285.5 / 100_000).Within(1e-12));
        });
    }

    // AAA opens at 10 on the 6th and the 7th, and at a price from the 8th on; BBB at 5.
    private static TestMarket Week(decimal later)
    {
        var week = new TestMarket(Market.Us);
        foreach (int day in Enumerable.Range(6, 5))
        {
            week.Add("AAA", $"2025-10-{day:00}", day < 8 ? 10 : later).Add("BBB", $"2025-10-{day:00}", 5);
        }

        return week;
    }

    private static CorporateAction Split(string ex, decimal ratio) =>
        CorporateAction.CreateSplit(DateOnly.Parse(ex, System.Globalization.CultureInfo.InvariantCulture), Aaa, ratio);

    private static CorporateAction Dividend(string ex, decimal amount, string? pay) =>
        CorporateAction.CreateDividend(
            DateOnly.Parse(ex, System.Globalization.CultureInfo.InvariantCulture),
            Aaa,
            amount,
            pay is null ? null : DateOnly.Parse(pay, System.Globalization.CultureInfo.InvariantCulture)
        );

    private static TradingFloor FloorOf(TestMarket market, params CorporateAction[] actions)
    {
        var series = market.Series.With(CorporateActions.Create(actions));
        return new TradingFloor(
            new AsOfMarketData(market.Market, series),
            series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
    }

    private static AccountTerms TermsOf(Market market, decimal cash) =>
        AccountTerms.Create(market, new Money(cash)) with
        {
            Conditions = new TradingConditions { CorporateActions = true },
        };

    private static async Task BuyAsync(TradingFloor floor, string time, string symbol, int units, bool isOpen = false)
    {
        var context = Contexts.Alice(time);
        if (!isOpen)
        {
            await floor.Ledger.OpenAccountAsync(context, TermsOf(floor.MarketData.Market, 10_000));
        }

        var order = Order.Buy(ClientOrderId.Create(context, 1), Symbol.Parse(symbol), units);
        Assert.That(await floor.Brokerage.SubmitAsync(context, order), Is.TypeOf<TradeOutcome.Filled>());
    }

    private static async Task<Account> AccountAsync(
        TradingFloor floor,
        string time,
        SettleUntil until = SettleUntil.Session
    )
    {
        await floor.Brokerage.SettleAsync(Contexts.Alice(time), until);
        return (await floor.Ledger.FindAccountAsync(Signature.Parse("alice")))!;
    }

    private static async Task<Portfolio> PortfolioAsync(TradingFloor floor, string time) =>
        (await AccountAsync(floor, time)).Portfolio;

    private static async Task<List<LedgerEntry>> EntriesAsync(TradingFloor floor, string time)
    {
        await AccountAsync(floor, time);
        return await floor.EntriesAsync("alice");
    }

    private static ScriptedDecisions Holding() =>
        new(async (context, desk) => await desk.HoldAsync(context, "That is all."));
}
