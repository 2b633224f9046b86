using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class LedgerNotesTests
{
    private static readonly TradingTime Tuesday = TradingTime.Parse("2025-10-07");

    [TestCase(0, "the account continued at 2025-10-06.")]
    [TestCase(1, "the account continued at 2025-10-06, and the order that the session left open is canceled.")]
    [TestCase(2, "the account continued at 2025-10-06, and the 2 orders that the session left open are canceled.")]
    public async Task The_orders_that_a_withdrawn_session_left_open_are_noted(int count, string note)
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            Market.Us,
            new Money(1000),
            CancellationToken.None
        );
        account = await store.Ledgers.AppendNewAsync(Rests(account, "2025-10-06", "before"));
        account = await store.Ledgers.AppendNewAsync(account.Held(Contexts.Alice("2025-10-07"), "h", "Waiting."));
        account = await store.Ledgers.AppendNewAsync(Rests(account, "2025-10-07", "given"));
        account = await store.Ledgers.AppendNewAsync(
            account.CreateCancelled(
                Contexts.Alice("2025-10-07"),
                ClientOrderId.Parse("cancel"),
                account.OpenOrders.Find(ClientOrderId.Parse("given"))!
            )
        );
        for (int i = 0; i < count; i++)
        {
            account = await store.Ledgers.AppendNewAsync(Rests(account, "2025-10-07", $"left-{i}"));
        }

        account = await store.Ledgers.WithdrawSessionAsync(account.Signature, Tuesday);

        Assert.That(account.OpenOrders.Count, Is.EqualTo(1));
        Assert.That(
            LedgerNotes.Create(await store.Ledgers.AllEntriesAsync("alice")).Single(),
            Does.EndWith($"the owner withdrew the session of 2025-10-07; {note}")
        );
    }

    [Test]
    public void Only_orders_that_rest_are_left_open_and_each_is_noted_once()
    {
        var session = Contexts.Alice("2025-10-07");
        var account = Account.Open(
            new LedgerEntry.AccountOpened(session, AccountTerms.Create(Market.Us, new Money(1000)))
        );
        var entries = new List<LedgerEntry>();
        void Append(Func<Account, LedgerEntry> next)
        {
            entries.Add(next(account));
            account = account.Apply(entries[^1]);
        }

        // Whole at once, in part at once, in part by a bar: two rest. What is executed or expired does not.
        Append(before => before.CreateFilled(session, FillOf("whole", 5)));
        Append(before => before.CreateFilled(session, FillOf("part", 2), new Money(27)));
        foreach (string id in new[] { "expired", "executed", "later" })
        {
            Append(before => Rests(before, "2025-10-07", id, 5));
        }

        Append(before => before.CreateExpired(session, Open(before, "expired")));
        Append(before => before.CreateFilled(session, Open(before, "executed"), FillOf("executed", 5), Money.Zero));
        Append(before => before.CreateFilled(session, Open(before, "later"), FillOf("later", 1), new Money(36)));
        long next = account.Version + 1;
        var resumed = new ResumedSession(session.Time, 0, null);
        entries.Add(new LedgerEntry.SessionWithdrawn(next, session, resumed, null));
        entries.Add(new LedgerEntry.SessionWithdrawn(next + 1, session, resumed, null));

        var notes = LedgerNotes.Create(entries).ToList();

        Assert.That(notes[0], Does.EndWith("and the 2 orders that the session left open are canceled."));
        Assert.That(notes[1], Does.EndWith("the account continued at 2025-10-07."));
    }

    private static OpenOrder Open(Account account, string id) => account.OpenOrders.Find(ClientOrderId.Parse(id))!;

    private static Fill FillOf(string id, decimal quantity) =>
        new(OrderOf(id, 5), new Price(9), new Quantity(quantity), Money.Zero);

    private static Order OrderOf(string id, decimal quantity) =>
        Order.Buy(ClientOrderId.Parse(id), Symbol.Parse("AAA"), quantity) with
        {
            Terms = OrderTerms.Limit(9, TimeInForce.Gtc),
        };

    private static LedgerEntry.Accepted Rests(Account account, string time, string id, decimal quantity = 1) =>
        account.CreateAccepted(Contexts.Alice(time), OrderOf(id, quantity), new Money(9 * quantity));
}
