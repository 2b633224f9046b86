using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Splits and dividends that cannot follow on an account, each with its reason.</summary>
public sealed class ImpossibleActionEntryTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly Symbol Bbb = Symbol.Parse("BBB");
    private static readonly DateOnly ExDate = new(2025, 10, 7);

    // 3 AAA bought at 10 on Monday, of 1,000 in cash: 970 are left.
    private static readonly Account Account = Bought(3);

    // 3 old units are 1.5 new ones; half a unit is 10 in cash.
    private static readonly LedgerEntry.Split Split = SplitOf(Account, Aaa);
    private static readonly LedgerEntry.DividendDue Due = DueOf(Account, Aaa);

    [Test]
    public void What_follows_from_what_is_held_can_follow()
    {
        Assert.That((Split.Holding.Value, Split.CashInLieu.Value, Split.Cash.Value), Is.EqualTo((1m, 10m, 980m)));
        Assert.That(Account.WhyNot(Split), Is.Null);
        Assert.That((Due.Units.Value, Due.Amount.Value), Is.EqualTo((3m, 0.75m)));
        Assert.That(Account.WhyNot(Due), Is.Null);
    }

    [Test]
    public void An_action_is_booked_once()
    {
        Assert.That(ReasonOf(Account.Apply(Split), Split), Does.EndWith("is booked already"));
        Assert.That(ReasonOf(Account.Apply(Due), Due), Does.EndWith("is booked already"));
    }

    [Test]
    public void An_action_is_of_the_units_that_are_held()
    {
        Assert.That(ReasonOf(Bought(4), Split), Is.EqualTo("3 AAA are not what is held, which are 4"));
        Assert.That(ReasonOf(Bought(4), Due), Is.EqualTo("3 AAA are not what is held, which are 4"));
    }

    [Test]
    public void What_is_not_held_is_not_split_and_owed_nothing()
    {
        const string Why = "0 BBB are not what is held, which are 0";

        Assert.That(ReasonOf(Account, SplitOf(Account, Bbb)), Is.EqualTo(Why));
        Assert.That(ReasonOf(Account, DueOf(Account, Bbb)), Is.EqualTo(Why));
    }

    [Test]
    public void Orders_are_canceled_before_a_split()
    {
        var order = Order.Buy(ClientOrderId.Parse("r"), Aaa, 1) with { Terms = OrderTerms.Limit(5) };
        var account = Account.Apply(Account.CreateAccepted(Monday, order, new Money(5)));

        Assert.That(ReasonOf(account, SplitOf(account, Aaa)), Does.StartWith("orders of AAA are open"));
        Assert.That(ReasonOf(account, DueOf(account, Aaa)), Is.EqualTo("nothing"));
    }

    // A whole unit more or less, two units for 1.5, and the half that is not paid.
    [TestCase(0.5, 20)]
    [TestCase(2, -10)]
    [TestCase(1, 9)]
    [TestCase(1.5, 10)]
    public void Units_and_cash_follow_from_the_units_before(decimal holding, decimal inLieu) =>
        Assert.That(
            ReasonOf(
                Account,
                Split with
                {
                    Holding = new Quantity(holding),
                    CashInLieu = new Money(inLieu),
                    Cash = new Money(970 + inLieu),
                }
            ),
            Is.EqualTo($"{new Quantity(holding)} units and {new Money(inLieu)} in cash do not follow from 3")
        );

    [Test]
    public void Cash_follows_from_the_cash_before() =>
        Assert.That(
            ReasonOf(Account, Split with { Cash = new Money(981) }),
            Is.EqualTo("cash 981 does not follow from the entry before it; 980 does")
        );

    [Test]
    public void What_is_owed_is_the_amount_for_the_units() =>
        Assert.That(
            ReasonOf(Account, new LedgerEntry.DividendDue(Due.Sequence, Tuesday, Due.Action, Due.Units, new Money(1))),
            Is.EqualTo("3 units are owed 0.75, not 1")
        );

    [Test]
    public void What_is_paid_is_what_is_due()
    {
        var owed = Account.Apply(Due);
        var due = owed.DividendsDue.Single();
        var paid = owed.CreateDividend(Tuesday, due);

        Assert.That(owed.WhyNot(paid), Is.Null);
        Assert.That(ReasonOf(Account, paid), Does.EndWith($"with the number {due.Number} is not due"));
        Assert.That(
            ReasonOf(owed, new LedgerEntry.Dividend(paid.Sequence, Tuesday, due, new Money(971))),
            Is.EqualTo("cash 971 does not follow from the entry before it; 970.75 does")
        );
        Assert.That(ReasonOf(owed.Apply(paid), owed.Apply(paid).CreateDividend(Tuesday, due)), Does.EndWith("not due"));
    }

    private static string ReasonOf(Account account, LedgerEntry entry) => account.WhyNot(entry) ?? "nothing";

    private static LedgerEntry.Split SplitOf(Account account, Symbol symbol) =>
        account.CreateSplit(Tuesday, CorporateAction.CreateSplit(ExDate, symbol, 0.5m), 1, new Price(20));

    private static LedgerEntry.DividendDue DueOf(Account account, Symbol symbol) =>
        account.CreateDividendDue(Tuesday, CorporateAction.CreateDividend(ExDate, symbol, 0.25m, payDate: null));

    private static Account Bought(decimal quantity)
    {
        var terms = AccountTerms.Create(Market.Us, new Money(1_000)) with
        {
            Conditions = new TradingConditions { CorporateActions = true },
        };
        var account = Account.Open(new LedgerEntry.AccountOpened(Monday, terms));
        return account.Apply(account.Bought(Monday, "a", "AAA", quantity, 10));
    }
}
