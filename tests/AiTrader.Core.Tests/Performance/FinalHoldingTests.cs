using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class FinalHoldingTests
{
    [TestCase(4, false)]
    [TestCase(5, true)]
    public void A_holding_without_a_bar_in_five_sessions_is_marked_with_its_old_price(int missing, bool isSuspended)
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-01", 10, 12);
        for (int day = 1; day <= 1 + missing; day++)
        {
            market.Add("BBB", $"2025-10-{day:00}", 5);
        }

        var series = market.Series.With(
            CorporateActions.Create([CorporateAction.CreateSplit(new(2025, 10, 3), Symbol.Parse("AAA"), 2)])
        );
        var opened = new LedgerEntry.AccountOpened(
            Contexts.Alice("2025-10-01"),
            AccountTerms.Create(Market.Us, new Money(1_000))
        );
        var order = Order.Buy(ClientOrderId.Create(opened.Context, 1), Symbol.Parse("AAA"), 10);
        var filled = Account
            .Open(opened)
            .CreateFilled(opened.Context, new Fill(order, new Price(10), new Quantity(10), Money.Zero));

        var holding = FinalHolding.Create([opened, filled], series, series.Times[^1]).Single();

        Assert.That(
            (holding.Price.Value, holding.PricedAt.ToString(), holding.SessionsSince, holding.IsSuspended),
            Is.EqualTo((6m, "2025-10-01", missing, isSuspended))
        );
        Assert.That(
            FinalHolding.GetNotes([holding]),
            isSuspended
                ? Is.EqualTo(
                    new[]
                    {
                        "10 AAA are held at the end and valued at the last price, 6 of 2025-10-01: there is no bar in "
                            + "5 sessions of the market since.",
                    }
                )
                : Is.Empty
        );
    }

    [Test]
    public void Holdings_are_in_order_of_their_symbols()
    {
        var market = TestMarket.UsWeek();
        var opened = Opened();
        var account = Account.Open(opened);
        var ccc = account.Bought(opened.Context, "a#1", "CCC", 1, 50);
        var aaa = account.Apply(ccc).Bought(opened.Context, "a#2", "AAA", 2, 10);

        var holdings = FinalHolding.Create([opened, ccc, aaa], market.Series, TradingTime.Parse("2025-10-06"));

        Assert.That(
            holdings.Select(holding => (holding.Symbol.Value, holding.Quantity.Value)),
            Is.EqualTo(new[] { ("AAA", 2m), ("CCC", 1m) })
        );
    }

    [Test]
    public void A_bar_without_a_close_is_a_session_of_the_symbol_but_the_price_is_of_the_bar_before()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 12)
            .Add("AAA", new Bar(TradingTime.Parse("2025-10-07"), new Price(99)));
        var opened = Opened();
        var filled = Account.Open(opened).Bought(opened.Context, "a#1", "AAA", 2, 10);

        var holding = FinalHolding.Create([opened, filled], market.Series, TradingTime.Parse("2025-10-07")).Single();

        Assert.That(
            (holding.Price.Value, holding.PricedAt.ToString(), holding.SessionsSince),
            Is.EqualTo((12m, "2025-10-06", 0))
        );
    }

    [Test]
    public void The_cost_of_a_holding_is_that_of_the_units_that_are_still_held_and_the_profit_is_beyond_it()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-01", 10, 10)
            .Add("AAA", "2025-10-02", 20, 25)
            .Add("AAA", "2025-10-03", 30, 30);
        var opened = new LedgerEntry.AccountOpened(
            Contexts.Alice("2025-10-01"),
            AccountTerms.Create(Market.Us, new Money(1_000))
        );
        var account = Account.Open(opened);
        List<LedgerEntry> entries = [opened];
        Fill("2025-10-01", OrderSide.Buy, 10, 10, 1);
        Fill("2025-10-02", OrderSide.Buy, 5, 20, 2);
        Fill("2025-10-03", OrderSide.Sell, 10, 30, 3);

        var before = FinalHolding.Create(entries, market.Series, TradingTime.Parse("2025-10-02")).Single();
        var after = FinalHolding.Create(entries, market.Series, TradingTime.Parse("2025-10-03")).Single();

        Assert.That(
            (before.Cost.Value, before.Value.Value, before.Profit.Value),
            Is.EqualTo((203m, 375m, 172m)),
            "100 and 100 in cash and 3 in fees"
        );
        Assert.That((after.Cost.Value, after.Value.Value, after.Profit.Value), Is.EqualTo((102m, 150m, 48m)));

        void Fill(string time, OrderSide side, decimal units, decimal price, decimal fee)
        {
            var context = Contexts.Alice(time);
            var id = ClientOrderId.Create(context, 1);
            var symbol = Symbol.Parse("AAA");
            var order = side == OrderSide.Buy ? Order.Buy(id, symbol, units) : Order.Sell(id, symbol, units);
            var filled = account.CreateFilled(
                context,
                new Fill(order, new Price(price), new Quantity(units), new Money(fee))
            );
            account = account.Apply(filled);
            entries.Add(filled);
        }
    }

    private static LedgerEntry.AccountOpened Opened() =>
        new(Contexts.Alice("2025-10-06"), AccountTerms.Create(Market.Us, new Money(1_000)));
}
