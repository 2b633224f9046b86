using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>What a store keeps of the session that it has just written.</summary>
public sealed class RecentEntryTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");

    private readonly List<LedgerEntry> _entries = [];
    private Account _account = Account.Open(Opened);
    private RecentEntry? _recent;

    private static LedgerEntry.AccountOpened Opened => new(Monday, AccountTerms.Create(Market.Us, new Money(1_000)));

    [SetUp]
    public void Open()
    {
        _account = Account.Open(Opened);
        _entries.Clear();
        _recent = RecentEntry.Add(null, Opened, _account);
    }

    [Test]
    public void It_has_the_entries_of_the_last_time_in_order()
    {
        Hold(Monday, 1);
        Hold(Tuesday, 1);
        Hold(Tuesday, 2);
        Hold(Tuesday, 3);

        Assert.That(_recent!.ToList(), Is.EqualTo(_entries[1..]));
    }

    [Test]
    public void What_began_before_it_was_watched_is_not_known()
    {
        Hold(Tuesday, 1);
        _recent = null;
        Hold(Tuesday, 2);

        Assert.That(_recent, Is.Null);
    }

    [Test]
    public void An_entry_that_was_missed_makes_all_unknown()
    {
        Hold(Tuesday, 1);
        var before = _recent;
        Hold(Tuesday, 2);
        _recent = before;
        Hold(Tuesday, 3);

        Assert.That(_recent, Is.Null);
    }

    [Test]
    public void It_keeps_a_thousand_entries_and_not_one_more()
    {
        for (int number = 1; number <= 1_000; number++)
        {
            Hold(Tuesday, number);
        }

        Assert.That(_recent!.ToList(), Is.EqualTo(_entries));

        Hold(Tuesday, 1_001);

        Assert.That(_recent, Is.Null);
    }

    private void Hold(TradingContext context, int number)
    {
        var held = _account.CreateHeld(context, ClientOrderId.Create(context, number), "waiting");
        _account = _account.Apply(held);
        _entries.Add(held);
        _recent = RecentEntry.Add(_recent, held, _account);
    }
}
