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

    private static LedgerEntry.Held Held(TradingContext context) =>
        new(2, context, ClientOrderId.Create(context, 1), "waiting");
}
