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

    private static LedgerEntry.Accepted Rests(Account account, string time, string id) =>
        account.CreateAccepted(
            Contexts.Alice(time),
            Order.Buy(ClientOrderId.Parse(id), Symbol.Parse("AAA"), 1) with
            {
                Terms = OrderTerms.Limit(9, TimeInForce.Gtc),
            },
            new Money(9)
        );
}
