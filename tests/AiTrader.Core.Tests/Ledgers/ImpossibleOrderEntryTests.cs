using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Entries of orders that cannot follow on an account, each with its reason.</summary>
public sealed class ImpossibleOrderEntryTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly Symbol Bbb = Symbol.Parse("BBB");

    // Monday: 10 AAA bought at 10 of 1,000 in cash; then a buy of 5 BBB at 20 rests and reserves 100, which leaves 800.
    private static readonly Account Account = Resting();
    private static readonly OpenOrder Open = Account.OpenOrders.Single();

    [Test]
    public void What_becomes_of_an_order_that_is_open_can_follow()
    {
        var part = Account.CreateFilled(Tuesday, Open, FillOf(Open.Order, 2), new Money(60));

        Assert.That(Account.WhyNot(Account.CreateTriggered(Tuesday, Open, isAtOpen: true)), Is.Null);
        Assert.That(Account.WhyNot(Account.CreateExpired(Tuesday, Open)), Is.Null);
        Assert.That(Account.WhyNot(Account.CreateCancelled(Tuesday, Open, CancelReasons.Split)), Is.Null);
        Assert.That(Account.WhyNot(Account.CreateCancelled(Tuesday, Id("c"), Open)), Is.Null);
        Assert.That(Account.WhyNot(part), Is.Null);
        Assert.That(Account.WhyNot(part with { OpenQuantity = default, Reason = CancelReasons.Split }), Is.Null);
    }

    [Test]
    public void Nothing_becomes_of_an_order_that_is_not_open()
    {
        var (number, order) = (Other(Open.Order, number: 9), Other(OfAaa("x", 5), Open.Number));

        foreach (var other in new[] { number, order })
        {
            Assert.That(
                new LedgerEntry[]
                {
                    Account.CreateTriggered(Tuesday, other, isAtOpen: true),
                    Account.CreateExpired(Tuesday, other),
                    Account.CreateCancelled(Tuesday, other, CancelReasons.Split),
                    Account.CreateCancelled(Tuesday, Id("c"), other),
                    Account.CreateFilled(Tuesday, other, FillOf(other.Order, 5), Money.Zero),
                }.Select(ReasonOf),
                Has.All.EndsWith($"with the number {other.Number} is not open")
            );
        }
    }

    [Test]
    public void An_order_ends_with_all_that_is_open_of_it()
    {
        var other = Open with { OpenQuantity = new Quantity(4) };

        Assert.That(
            new LedgerEntry[]
            {
                Account.CreateExpired(Tuesday, other),
                Account.CreateCancelled(Tuesday, other, CancelReasons.Split),
                Account.CreateCancelled(Tuesday, Id("c"), other),
            }.Select(ReasonOf),
            Has.All.EqualTo("4 units are not what is open of the order, which are 5")
        );
    }

    [TestCase(2, 4, null, "2 of 5 units leave 3, not 4")]
    [TestCase(2, 3, "split", "2 of 5 units leave 3, not 3")]
    [TestCase(2, 0, null, "2 of 5 units leave 3, not 0")]
    public void An_execution_leaves_the_rest_open_or_cancels_it(decimal units, decimal open, string? reason, string why)
    {
        var filled = Account.CreateFilled(Tuesday, Open, FillOf(Open.Order, units), Money.Zero);

        Assert.That(ReasonOf(filled with { OpenQuantity = new(open), Reason = reason }), Is.EqualTo(why));
    }

    [Test]
    public void No_more_is_executed_than_is_open()
    {
        // Of an order of five units three are open, so that four are too many.
        var left = Account.Apply(Account.CreateFilled(Tuesday, Open, FillOf(Open.Order, 2), new Money(60)));
        var filled = left.CreateFilled(Tuesday, left.OpenOrders.Single() with { OpenQuantity = new(4) }, Four, default);

        Assert.That(left.WhyNot(filled), Is.EqualTo("4 of 3 units leave -1, not 0"));
    }

    [Test]
    public void An_execution_at_once_leaves_the_rest_open_too()
    {
        var filled = Account.CreateFilled(Tuesday, FillOf(OfAaa("b", 5), 2), new Money(30));

        Assert.That(Account.WhyNot(filled), Is.Null);
        Assert.That(ReasonOf(filled with { OpenQuantity = new(4) }), Is.EqualTo("2 of 5 units leave 3, not 4"));
        Assert.That(
            () => Account.CreateFilled(Tuesday, FillOf(OfAaa("b", 5), 5), Money.Zero),
            Throws.ArgumentException.With.Message.Contains("leaves nothing that could rest")
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Cash_and_holding_follow_from_the_entry_before(bool rests)
    {
        var filled = rests
            ? Account.CreateFilled(Tuesday, Open, FillOf(Open.Order, 2), new Money(60))
            : Account.CreateFilled(Tuesday, FillOf(OfAaa("b", 5), 2), new Money(30));
        const string Why = "do not follow from the entry before it";

        Assert.That(ReasonOf(Changed(filled, cash: 1, holding: 0)), Does.Contain(Why));
        Assert.That(ReasonOf(Changed(filled, cash: 0, holding: 1)), Does.Contain(Why));
        Assert.That(ReasonOf(Changed(filled, cash: 0, holding: 0)), Is.EqualTo("nothing"));
    }

    // 900 in cash, of which 100 is reserved: 800 buy 80 units at 10 and not 81.
    [TestCase(80, "nothing")]
    [TestCase(81, "the cash would be 90, of which 100 is reserved")]
    [TestCase(91, "the cash would be -10")]
    public void What_is_reserved_is_not_spent(decimal units, string why) =>
        Assert.That(ReasonOf(Account.CreateFilled(Tuesday, FillOf(OfAaa("b", units), units))), Is.EqualTo(why));

    // 10 of the 790 that are available are left after one unit; the four that rest reserve up to 790.
    [TestCase(790, "nothing")]
    [TestCase(791, "the cash would be 890, of which 891 is reserved")]
    public void What_a_rest_reserves_is_there(decimal reserved, string why) =>
        Assert.That(
            ReasonOf(Account.CreateFilled(Tuesday, FillOf(OfAaa("b", 5), 1), new Money(reserved))),
            Is.EqualTo(why)
        );

    [TestCase(800, "nothing")]
    [TestCase(801, "801 cannot be reserved; 800 are not reserved yet")]
    public void What_an_order_reserves_is_available(decimal reserved, string why) =>
        Assert.That(ReasonOf(Account.CreateAccepted(Tuesday, OfAaa("b", 5), new Money(reserved))), Is.EqualTo(why));

    private static Fill Four => FillOf(Open.Order, 4);

    private static string ReasonOf(LedgerEntry entry) => Account.WhyNot(entry) ?? "nothing";

    private static ClientOrderId Id(string text) => ClientOrderId.Parse(text);

    private static Order OfAaa(string id, decimal quantity) =>
        Order.Buy(Id(id), Aaa, quantity) with
        {
            Terms = OrderTerms.Limit(10),
        };

    private static OpenOrder Other(Order order, long number) =>
        new(order, number, Monday.Time, new Quantity(5), new Money(100));

    // AAA at 10 and BBB at 20, without a fee.
    private static Fill FillOf(Order order, decimal quantity) =>
        new(order, new Price(order.Symbol == Aaa ? 10 : 20), new Quantity(quantity), Money.Zero);

    private static LedgerEntry.Filled Changed(LedgerEntry.Filled filled, decimal cash, decimal holding)
    {
        var (newCash, newHolding) = (new Money(filled.Cash.Value + cash), new Quantity(filled.Holding.Value + holding));
        return (
            filled.OrderNumber is { } number
                ? new LedgerEntry.Filled(filled.Sequence, filled.Context, filled.Fill, newCash, newHolding, number)
                : new LedgerEntry.Filled(filled.Sequence, filled.Context, filled.Fill, newCash, newHolding)
        ) with
        {
            OpenQuantity = filled.OpenQuantity,
            ReservedCash = filled.ReservedCash,
        };
    }

    private static Account Resting()
    {
        var account = Account.Open(
            new LedgerEntry.AccountOpened(Monday, AccountTerms.Create(Market.Us, new Money(1_000)))
        );
        account = account.Apply(account.CreateFilled(Monday, FillOf(OfAaa("a", 10), 10)));
        var order = Order.Buy(Id("r"), Bbb, 5) with { Terms = OrderTerms.Limit(20, TimeInForce.Gtc) };
        return account.Apply(account.CreateAccepted(Monday, order, new Money(100)));
    }
}
