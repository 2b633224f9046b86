using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Brokerages.ActionFloor;

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
}
