using System.Text;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>What an owner allows, as a term of an account and as an entry.</summary>
public sealed class MandateTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-06");
    private static readonly Mandate All = new()
    {
        Universe = [Symbol.Parse("MSFT"), Symbol.Parse("AAPL"), Symbol.Parse("MSFT")],
        OrderNotionalLimit = new Money(500),
        OrdersPerSession = 3,
        PositionLimit = 0.2m,
        DailyLossLimit = 0.05m,
        TotalLossLimit = 0.3m,
        Until = new DateOnly(2025, 12, 31),
        ApprovalAbove = Money.Zero,
    };

    [Test]
    public void Each_of_its_own_members_goes_before_that_of_another()
    {
        var other = new Mandate
        {
            Universe = [Symbol.Parse("NVDA")],
            OrderNotionalLimit = new Money(1),
            OrdersPerSession = 1,
            PositionLimit = 0.1m,
            DailyLossLimit = 0.1m,
            TotalLossLimit = 0.1m,
            Until = new DateOnly(2025, 1, 1),
            ApprovalAbove = new Money(1),
        };

        Assert.That(All.Over(other), Is.EqualTo(All));
        Assert.That(other.Over(All), Is.EqualTo(other));
        Assert.That(Mandate.None.Over(other), Is.EqualTo(other));
        Assert.That(other.Over(Mandate.None), Is.EqualTo(other));
        Assert.That($"{Mandate.None}", Is.EqualTo("no limits"));
    }

    [Test]
    public void It_comes_back_equal_from_the_opening_of_an_account()
    {
        var opened = (LedgerEntry.AccountOpened)LedgerEntryJson.Read(LedgerEntryJson.Write(Opened(All)));

        Assert.That(opened.Terms.Mandate, Is.EqualTo(All));
        Assert.That(
            $"{opened.Terms}",
            Is.EqualTo(
                "1000 USD on us with only AAPL, MSFT can be bought, at most 500 an order, at most 3 orders a session, "
                    + "at most 20 % of the equity in a symbol, nothing bought after a daily loss of 5 %, nothing "
                    + "bought after a total loss of 30 %, nothing traded after 2025-12-31, orders above 0 wait for the "
                    + "owner's approval"
            )
        );
    }

    [Test]
    public void The_limits_of_an_account_of_an_earlier_version_are_its_mandate()
    {
        const string Line = """
            {"sequence":1,"signature":"alice","time":"2025-10-06","model":"test/model","id":"open","kind":"opened",
            "market":"us","currency":"USD","cash":"1000","feeRate":"0.001","orderLimit":"500","positionLimit":"0.2",
            "dailyLoss":"0.05"}
            """;

        byte[] bytes = Encoding.UTF8.GetBytes(Line.ReplaceLineEndings(""));
        var opened = (LedgerEntry.AccountOpened)LedgerEntryJson.Read(bytes);

        Assert.That(
            opened.Terms.Mandate,
            Is.EqualTo(
                new Mandate
                {
                    OrderNotionalLimit = new Money(500),
                    PositionLimit = 0.2m,
                    DailyLossLimit = 0.05m,
                }
            )
        );
        Assert.That(opened.Terms.Conditions, Is.EqualTo(new TradingConditions { FeeRate = 0.001m }));
        Assert.That(LedgerEntryJson.Write(opened), Is.EqualTo(bytes));
    }

    [Test]
    public void A_value_outside_its_range_is_refused() =>
        Assert.Multiple(() =>
        {
            Assert.That(() => All with { Universe = [] }, Throws.ArgumentException);
            Assert.That(() => All with { OrderNotionalLimit = Money.Zero }, OutOfRange);
            Assert.That(() => All with { OrdersPerSession = 0 }, OutOfRange);
            Assert.That(() => All with { PositionLimit = 0 }, OutOfRange);
            Assert.That(() => All with { DailyLossLimit = 2 }, OutOfRange);
            Assert.That(() => All with { TotalLossLimit = 1.1m }, OutOfRange);
            Assert.That(() => All with { ApprovalAbove = new Money(-1) }, OutOfRange);
        });

    [Test]
    public void It_is_equal_by_its_members_in_any_order_of_symbols()
    {
        var same = All with { Universe = [Symbol.Parse("AAPL"), Symbol.Parse("MSFT")] };

        Assert.That(same, Is.EqualTo(All));
        Assert.That(same.GetHashCode(), Is.EqualTo(All.GetHashCode()));
        Assert.That(All with { Universe = [Symbol.Parse("AAPL")] }, Is.Not.EqualTo(All));
        Assert.That(All with { Universe = null }, Is.Not.EqualTo(All));
    }

    [Test]
    public void A_member_that_is_not_given_is_that_of_the_other()
    {
        var given = new Mandate { OrdersPerSession = 9, Until = new DateOnly(2026, 1, 1) };

        Assert.That(given.Over(All), Is.EqualTo(All with { OrdersPerSession = 9, Until = new DateOnly(2026, 1, 1) }));
    }

    [Test]
    public void Only_an_entry_of_the_owner_changes_it()
    {
        var account = Account.Open(Opened(Mandate.None));

        var changed = account.After(account.CreateMandateChanged(All));

        Assert.That(changed.Terms.Mandate, Is.EqualTo(All));
        Assert.That(changed.Time, Is.EqualTo(account.Time));
        Assert.That(
            () => changed.After(changed.CreateMandateChanged(All)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("the mandate is that already")
        );
        Assert.That(
            () => account.After(new LedgerEntry.MandateChanged(2, Contexts.Alice("2025-10-07"), All)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("not 2025-10-06")
        );
    }

    [Test]
    public void An_approval_is_of_an_order_that_waits()
    {
        var account = Account.Open(Opened(Mandate.None));
        var order = Order.Buy(ClientOrderId.Parse("2025-10-06#1"), Symbol.Parse("AAA"), 10);
        var waits = account.CreateAccepted(Context, order, new Money(100)) with { Reason = CancelReasons.Approval };
        account = account.After(waits);
        var open = account.OpenOrders.Find(order.Id)!;

        var approved = account.After(account.CreateApproved(open));

        var after = approved.OpenOrders.Find(order.Id)!;
        Assert.That((after.AwaitsApproval, after.WasApproved), Is.EqualTo((false, true)));
        Assert.That(
            () => approved.After(approved.CreateApproved(after)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("does not wait for an approval")
        );
        Assert.That(
            LedgerEntryJson.Read(LedgerEntryJson.Write(account.CreateApproved(open))),
            Is.EqualTo(account.CreateApproved(open))
        );
    }

    private static NUnit.Framework.Constraints.IResolveConstraint OutOfRange =>
        Throws.TypeOf<ArgumentOutOfRangeException>();

    private static LedgerEntry.AccountOpened Opened(Mandate mandate) =>
        new(Context, AccountTerms.Create(Market.Us, new Money(1000)) with { Mandate = mandate });
}
