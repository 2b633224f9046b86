using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>PEERS.md: a history that was written anew behind the back of the store is detected.</summary>
public sealed class RedisRewritingTests : RedisTamperingFixture
{
    [TestCase(4, "\"price\":\"10\"", "\"price\":\"1\"", 4)]
    [TestCase(4, "\"signature\":\"alice\"", "\"signature\":\"carol\"", 4)]
    [TestCase(1, "\"cash\":\"1000\"", "\"cash\":\"1000000000\"", 1)]
    [TestCase(6, "\"kind\":\"filled\"", "\"kind\":\"other\"", 6)]
    public async Task An_entry_rewritten_in_place_is_detected(int sequence, string text, string other, long detected)
    {
        await RewriteAsync(rows =>
            rows.Select(row =>
                row.Sequence == sequence
                    ? (row.Sequence, row.Line.Replace(text, other, StringComparison.Ordinal), row.Hash)
                    : row
            )
        );
        await using var store = Connect();
        var ledger = store.Ledgers;

        await AssertRefusesAsync(ledger, detected);
    }

    [Test]
    public async Task Entries_that_have_changed_places_are_detected()
    {
        await RewriteAsync(rows =>
            [rows[0], rows[1], (3, rows[3].Line, rows[3].Hash), (4, rows[2].Line, rows[2].Hash), rows[4], rows[5]]
        );
        await using var store = Connect();
        var ledger = store.Ledgers;

        await AssertRefusesAsync(ledger, 3);
    }

    [Test]
    public async Task A_history_replaced_by_a_consistent_one_is_noticed_by_whoever_knew_the_old_one()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await Server.ClearAsync();
        await using (var other = Connect())
        {
            await TradeAsync(other.Ledgers, "alice", price: 9);
        }

        Assert.That(
            async () => await ledger.AppendAsync(NextOfAlice, CancellationToken.None),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task A_ledger_removed_as_if_it_had_never_been_is_noticed_by_whoever_knew_it()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await Server.ClearAsync();

        Assert.That(
            async () =>
                await ledger.OpenAccountAsync(
                    Contexts.Alice("2025-10-06"),
                    Market.Us,
                    new Money(1000),
                    CancellationToken.None
                ),
            Throws.TypeOf<StoreCorruptedException>().With.Message.Contains("restart")
        );
    }

    [Test]
    public async Task An_entry_that_was_made_nonsense_is_no_duplicate_of_its_resubmission()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        var account = await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await RewriteAsync(rows => rows.Select(row => row.Sequence == 4 ? (row.Sequence, "nonsense", row.Hash) : row));

        Assert.That(
            async () =>
                await ledger.AppendAsync(
                    account!.Held(account!.ContextAt("2025-10-13"), "8#1", "Waiting."),
                    CancellationToken.None
                ),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Damage").Property("Sequence").EqualTo(4)
        );
    }
}
