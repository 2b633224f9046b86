using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Portfolios;

public sealed class PositionTests
{
    private static readonly Symbol Nvda = Symbol.Parse("NVDA");

    [Test]
    public void Its_cost_is_what_its_buys_and_their_fees_cost()
    {
        var position = PositionAfter(("buy", 10, 100, 1), ("buy", 10, 200, 3));

        Assert.Multiple(() =>
        {
            Assert.That(position.Cost, Is.EqualTo(new Money(3_004)));
            Assert.That(position.AverageCost, Is.EqualTo(150.2m));
            Assert.That(position.GetValue(new Price(180)), Is.EqualTo(new Money(3_600)));
            Assert.That(position.GetProfit(new Price(180)), Is.EqualTo(new Money(596)));
            Assert.That(position.GetProfit(new Price(100)), Is.EqualTo(new Money(-1_004)));
        });
    }

    [Test]
    public void A_sell_takes_its_share_of_the_cost()
    {
        var position = PositionAfter(("buy", 10, 100, 0), ("buy", 10, 200, 0), ("sell", 5, 500, 7));

        Assert.Multiple(() =>
        {
            Assert.That(position.Quantity, Is.EqualTo(new Quantity(15)));
            Assert.That(position.Cost, Is.EqualTo(new Money(2_250)));
        });
    }

    [Test]
    public void A_symbol_that_was_sold_and_bought_again_costs_what_the_last_buy_cost() =>
        Assert.That(
            PositionAfter(("buy", 10, 100, 0), ("sell", 10, 90, 0), ("buy", 1, 50, 0)).Cost,
            Is.EqualTo(new Money(50))
        );

    [Test]
    public void A_negative_cost_is_refused() =>
        Assert.That(
            () => new Position(Nvda, new Quantity(1), default, default) { Cost = new Money(-1) },
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void A_portfolio_equals_one_with_the_same_cash_and_positions()
    {
        var one = new Portfolio(new Money(1), [PositionAfter(("buy", 10, 100, 0))]);

        Assert.Multiple(() =>
        {
            Assert.That(new Portfolio(new Money(1), [PositionAfter(("buy", 10, 100, 0))]), Is.EqualTo(one));
            Assert.That(new Portfolio(new Money(1), [PositionAfter(("buy", 10, 101, 0))]), Is.Not.EqualTo(one));
            Assert.That(new Portfolio(new Money(2), one.Positions), Is.Not.EqualTo(one));
            Assert.That(new Portfolio(new Money(1), one.Positions).GetHashCode(), Is.EqualTo(one.GetHashCode()));
        });
    }

    [Test]
    public void An_account_equals_one_of_the_same_entries()
    {
        var entries = Values.SampleValues.Entries.Take(2).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Account.FromEntries([.. entries]), Is.EqualTo(Account.FromEntries(entries)));
            Assert.That(Account.FromEntries(entries.Take(1)), Is.Not.EqualTo(Account.FromEntries(entries)));
            Assert.That(() => Account.FromEntries([]), Throws.ArgumentException);
            Assert.That(() => Account.FromEntries(entries.Skip(1)), Throws.ArgumentException);
            Assert.That(() => Account.FromEntries([.. entries, entries[0]]), Throws.TypeOf<LedgerException>());
        });
    }

    private static Position PositionAfter(params (string Side, decimal Quantity, decimal Price, decimal Fee)[] fills)
    {
        var context = Contexts.Alice("2025-10-01");
        var account = Account.Open(
            new LedgerEntry.AccountOpened(context, AccountTerms.Create(Market.Us, new Money(100_000)))
        );
        int number = 0;
        foreach (var (side, quantity, price, fee) in fills)
        {
            var id = ClientOrderId.Create(context, ++number);
            var order = side == "buy" ? Order.Buy(id, Nvda, quantity) : Order.Sell(id, Nvda, quantity);
            var fill = new Fill(order, new Price(price), new Quantity(quantity), new Money(fee));
            account = account.After(account.CreateFilled(context, fill));
        }

        return account.Portfolio.Find(Nvda)!;
    }
}
