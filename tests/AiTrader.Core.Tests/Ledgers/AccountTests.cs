using AiTrader.Stores;
using AiTrader.Testing;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class AccountTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Property]
    public void Cash_and_fees_and_the_cost_of_fills_are_conserved(int seed)
    {
        var random = new Random(seed);
        var account = Open(Market.Us);
        decimal spent = 0;
        for (int act = 1; act <= 50; act++)
        {
            var price = new Price(random.Next(1, 100_000) / 1000m);
            var quantity = new Quantity(random.Next(1, 10));
            var fee = new Money(random.Next(100) / 100m);
            bool sells = random.Next(2) == 0 && account.Portfolio.GetQuantity(Aaa) >= quantity;
            var order = new Order(
                ClientOrderId.Parse($"a#{act}"),
                sells ? OrderSide.Sell : OrderSide.Buy,
                Aaa,
                quantity.Value
            );
            var fill = new Fill(order, price, quantity, fee);
            spent += fill.Fee.Value + (sells ? -fill.Notional.Value : fill.Notional.Value);
            account = account.After(account.CreateFilled(account.ContextAt("2025-10-06"), fill));
        }

        Assert.That(account.Portfolio.Cash.Value + spent, Is.EqualTo(100_000));
    }

    [TestCase(SessionOutcome.Faulted)]
    [TestCase(SessionOutcome.Missing)]
    [TestCase((SessionOutcome)0)]
    public void A_session_that_did_not_end_is_not_completed(SessionOutcome outcome)
    {
        var account = Open(Market.Us);

        Assert.That(
            () => account.CreateCompleted(account.ContextAt("2025-10-06"), outcome),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void A_fee_is_paid_from_the_cash()
    {
        var account = Open(Market.Us);

        var filled = account.CreateFilled(
            account.ContextAt("2025-10-06"),
            new Fill(Order.Buy(ClientOrderId.Parse("a"), Aaa, 10), new Price(10), new Quantity(10), new Money(0.5m))
        );

        Assert.That(account.After(filled).Portfolio.Cash.Value, Is.EqualTo(99_899.5m));
    }

    [Test]
    public void Selling_more_than_is_held_is_no_entry()
    {
        var account = Open(Market.Us);

        Assert.That(
            () => account.Sold(account.ContextAt("2025-10-06"), "a", "AAA", 1, 10),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void An_entry_of_another_signature_cannot_come_next()
    {
        var account = Open(Market.Us);

        Assert.That(
            () => account.After(account.Held(Contexts.Bob("2025-10-06"), "h", "Waiting.")),
            Throws.TypeOf<LedgerException>().With.Message.Contains("bob")
        );
    }

    [TestCase("")]
    [TestCase(" \n\t")]
    [TestCase(null)]
    public void A_hold_without_a_reason_is_no_entry(string? reason) =>
        Assert.That(
            () => Open(Market.Us).Held(Contexts.Alice("2025-10-06"), "h", reason!),
            Throws.InstanceOf<ArgumentException>()
        );

    [Test]
    public void The_portfolio_before_a_time_is_the_one_before_its_first_entry()
    {
        var account = Open(Market.Us);
        account = account.After(account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 1, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07"), "a#2", "AAA", 2, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07"), "a#3", "AAA", 4, 10));

        Assert.That(
            (account.PortfolioBeforeTime.GetQuantity(Aaa).Value, account.VersionBeforeTime),
            Is.EqualTo((1m, 2L))
        );
    }

    [Test]
    public void The_portfolio_at_the_start_of_a_day_is_the_one_before_its_first_hour()
    {
        var account = Open(Market.Us);
        account = account.After(account.Bought(account.ContextAt("2025-10-06 10:00"), "a#1", "AAA", 1, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07 10:00"), "a#2", "AAA", 2, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07 11:00"), "a#3", "AAA", 4, 10));

        Assert.That(
            (
                account.GetPortfolioAtDayStart(account.ContextAt("2025-10-07 12:00")).GetQuantity(Aaa).Value,
                account.GetPortfolioAtDayStart(account.ContextAt("2025-10-08 10:00")).GetQuantity(Aaa).Value
            ),
            Is.EqualTo((1m, 7m))
        );
    }

    [Test]
    public void Units_bought_today_can_be_sold_tomorrow_under_next_day_settlement()
    {
        var account = Open(Market.ChinaA);
        account = account.After(account.Bought(account.ContextAt("2025-10-06 10:30"), "a#1", "AAA", 100, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07 10:30"), "a#2", "AAA", 200, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07 11:30"), "a#3", "AAA", 400, 10));
        var position = account.Portfolio.Find(Aaa)!;

        Assert.That(
            (
                position.SellableOn(new DateOnly(2025, 10, 7), Settlement.NextDay),
                position.SellableOn(new DateOnly(2025, 10, 8), Settlement.NextDay),
                position.SellableOn(new DateOnly(2025, 10, 7), Settlement.SameDay)
            ),
            Is.EqualTo((new Quantity(100), new Quantity(700), new Quantity(700)))
        );
    }

    [Test]
    public void Selling_does_not_free_what_was_bought_today()
    {
        var account = Open(Market.ChinaA);
        account = account.After(account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 100, 10));
        account = account.After(account.Bought(account.ContextAt("2025-10-07"), "a#2", "AAA", 200, 10));
        account = account.After(account.Sold(account.ContextAt("2025-10-07"), "a#3", "AAA", 100, 10));

        Assert.That(
            account.Portfolio.Find(Aaa)!.SellableOn(new DateOnly(2025, 10, 7), Settlement.NextDay),
            Is.EqualTo(Quantity.Zero)
        );
    }

    private static Account Open(Market market) =>
        Account.Open(
            new LedgerEntry.AccountOpened(Contexts.Alice("2025-10-06"), AccountTerms.Create(market, new Money(100_000)))
        );
}
