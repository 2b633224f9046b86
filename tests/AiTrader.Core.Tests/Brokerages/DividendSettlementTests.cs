using AiTrader.Performance;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Brokerages.ActionFloor;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>To whom dividends are owed, and when they are paid.</summary>
public sealed class DividendSettlementTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

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
    public async Task What_an_order_that_rested_buys_at_the_open_of_the_ex_date_is_owed_nothing()
    {
        var floor = FloorOf(Week(12), Dividend("2025-10-08", 0.5m, null));
        await BuyAsync(floor, "2025-10-06", "BBB", 1);
        var context = Contexts.Alice("2025-10-07");
        var order = Order.Buy(ClientOrderId.Create(context, 1), Aaa, 10) with
        {
            Terms = OrderTerms.Stop(12, TimeInForce.Gtc),
        };
        await floor.Ledger.AppendNewAsync(
            (await AccountAsync(floor, "2025-10-07")).CreateAccepted(context, order, new Money(120))
        );

        // Whoever settles again, as a session does before its first act.
        await AccountAsync(floor, "2025-10-08");
        var again = await AccountAsync(floor, "2025-10-08");

        Assert.That(
            (again.Portfolio.GetQuantity(Aaa), again.Portfolio.Cash),
            Is.EqualTo((new Quantity(10), new Money(10_000 - 5 - 120)))
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
}
