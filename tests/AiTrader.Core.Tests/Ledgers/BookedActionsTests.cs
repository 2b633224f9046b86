using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Up to which stamp splits and dividends are booked.</summary>
public sealed class BookedActionsTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");

    [Test]
    public void What_a_session_does_ends_its_stamp_and_an_earlier_one_changes_nothing()
    {
        var tuesday = BookedActions.None.After(Held(Tuesday));

        Assert.That((tuesday.Through, tuesday.IsOver), Is.EqualTo((Tuesday.Time, true)));
        Assert.That(tuesday.After(Held(Monday)), Is.SameAs(tuesday));
        Assert.That(tuesday.After(Held(Tuesday)), Is.SameAs(tuesday));
    }

    [Test]
    public void They_are_equal_with_the_same_stamp()
    {
        var monday = BookedActions.None.After(Held(Monday));

        Assert.That(monday, Is.EqualTo(BookedActions.None.After(Held(Monday))));
        Assert.That(monday, Is.Not.EqualTo(BookedActions.None.After(Held(Tuesday))));
        Assert.That(monday, Is.Not.EqualTo(BookedActions.None));
        Assert.That(monday.Equals(null), Is.False);
    }

    [Test]
    public void Actions_are_kept_until_their_stamp_is_over()
    {
        var (split, due, paid) = (SplitOf("AAA", Tuesday), DueOf("BBB", Tuesday), PaidOf(Tuesday));
        var booked = BookedActions.None.After(split).After(due);

        Assert.That((booked.Through, booked.IsOver), Is.EqualTo((Tuesday.Time, false)));
        Assert.That(booked.Actions, Is.EquivalentTo(new[] { split.Action, due.Action }));
        Assert.That(booked.After(paid), Is.SameAs(booked));
        Assert.That(booked.After(Cancelled(Tuesday, CancelReasons.Split)), Is.SameAs(booked));
        Assert.That(booked, Is.EqualTo(BookedActions.None.After(due).After(split)));
        Assert.That(booked, Is.Not.EqualTo(BookedActions.None.After(split)));
    }

    [Test]
    public void What_a_bar_does_to_an_order_ends_the_stamp()
    {
        var booked = BookedActions.None.After(SplitOf("AAA", Tuesday));
        var canceled = booked.After(Cancelled(Tuesday, CancelReasons.VolumeLimit));
        var triggered = booked.After(new LedgerEntry.Triggered(5, Tuesday, Resting, 2));

        Assert.That((canceled.Through, canceled.IsOver, canceled.Actions.Count), Is.EqualTo((Tuesday.Time, true, 0)));
        Assert.That(triggered, Is.EqualTo(canceled));
        Assert.That(canceled.After(SplitOf("BBB", Tuesday)), Is.SameAs(canceled));
        Assert.That(canceled.After(SplitOf("BBB", Monday)), Is.SameAs(canceled));
    }

    [Test]
    public void The_next_stamp_begins_without_the_actions_of_the_one_before()
    {
        var monday = BookedActions.None.After(SplitOf("AAA", Monday));
        var split = SplitOf("BBB", Tuesday);

        Assert.That(monday.After(split).Actions, Is.EquivalentTo(new[] { split.Action }));
        Assert.That(monday.After(PaidOf(Tuesday)).Actions, Is.Empty);
        Assert.That(monday.After(PaidOf(Tuesday)).Through, Is.EqualTo(Tuesday.Time));
        Assert.That(monday.After(PaidOf(Tuesday)).IsOver, Is.False);
    }

    private static Order Resting => Order.Buy(ClientOrderId.Parse("r"), Symbol.Parse("AAA"), 1);

    private static LedgerEntry.Split SplitOf(string symbol, TradingContext context) =>
        new(3, context, CorporateAction.CreateSplit(context.Time.Date, Symbol.Parse(symbol), 2))
        {
            UnitsBefore = new Quantity(1),
            Holding = new Quantity(2),
            Price = new Price(10),
            CashInLieu = Money.Zero,
            Cash = new Money(100),
        };

    private static LedgerEntry.DividendDue DueOf(string symbol, TradingContext context) =>
        new(
            4,
            context,
            CorporateAction.CreateDividend(context.Time.Date, Symbol.Parse(symbol), 1),
            new Quantity(1),
            new Money(1)
        );

    private static LedgerEntry.Dividend PaidOf(TradingContext context)
    {
        var action = CorporateAction.CreateDividend(Monday.Time.Date, Symbol.Parse("CCC"), 1);
        return new(4, context, new DueDividend(1, action, new Quantity(1), new Money(1)), new Money(101));
    }

    private static LedgerEntry.Cancelled Cancelled(TradingContext context, string reason) =>
        new(4, context, new OpenOrder(Resting, 2, Monday.Time, new Quantity(1), Money.Zero), reason);

    private static LedgerEntry.Held Held(TradingContext context) =>
        new(2, context, ClientOrderId.Create(context, 1), "waiting");
}
