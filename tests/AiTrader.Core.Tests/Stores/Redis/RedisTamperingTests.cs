using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>
/// PEERS.md: what is written into the store behind its back is detected, and the account refuses to trade.
/// </summary>
public sealed class RedisTamperingTests : RedisTamperingFixture
{
    [TestCaseSource(typeof(RedisTampering), nameof(RedisTampering.WaysAtStart))]
    public async Task Changed_while_nobody_looked_a_ledger_refuses_to_trade_and_says_where(
        string commands,
        long sequence
    )
    {
        await TamperAsync(commands);
        await using var store = Connect();
        var ledger = store.Ledgers;

        await AssertRefusesAsync(ledger, sequence);
    }

    [TestCaseSource(typeof(RedisTampering), nameof(RedisTampering.Ways))]
    public async Task Changed_while_open_a_ledger_refuses_to_trade_and_says_where(string commands, long sequence)
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await TamperAsync(commands);

        await AssertRefusesAsync(ledger, sequence);
    }

    [TestCaseSource(typeof(RedisTampering), nameof(RedisTampering.Ways))]
    public async Task A_stream_of_a_changed_ledger_does_not_end_well(string commands, long sequence)
    {
        await TamperAsync(commands);
        await using var store = Connect();
        var ledger = store.Ledgers;

        Assert.That(
            async () => await ledger.AllEntriesAsync("alice"),
            Throws.TypeOf<StoreCorruptedException>(),
            $"Entry {sequence}"
        );
    }

    [TestCaseSource(typeof(RedisTampering), nameof(RedisTampering.Ways))]
    public async Task The_other_ledgers_of_a_changed_database_go_on_trading(string commands, long sequence)
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        await TamperAsync(commands);

        var bob = await ledger.FindAccountAsync(Signature.Parse("bob"), CancellationToken.None);

        Assert.That(
            await ledger.AppendAsync(
                bob!.Held(bob!.ContextAt("2025-10-13"), "13#1", "Waiting."),
                CancellationToken.None
            ),
            Is.InstanceOf<AppendResult.Appended>(),
            $"Alice's entry {sequence} is none of Bob's business."
        );
    }

    [Test]
    public async Task A_restored_ledger_trades_again()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await TamperAsync("HDEL IDS 8#1");
        Assert.That(
            async () => await ledger.AppendAsync(NextOfAlice, CancellationToken.None),
            Throws.TypeOf<StoreCorruptedException>()
        );

        await TamperAsync("HSET IDS 8#1 4");

        Assert.That(
            await ledger.AppendAsync(NextOfAlice, CancellationToken.None),
            Is.InstanceOf<AppendResult.Appended>()
        );
        Assert.That((await ledger.VerifyAsync(Alice, CancellationToken.None)).IsIntact, Is.True);
    }

    [Test]
    public async Task An_id_that_was_given_to_another_entry_is_no_duplicate_of_it()
    {
        await using var store = Connect();
        var ledger = store.Ledgers;
        var account = await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await TamperAsync("HSET IDS 8#1 2");

        Assert.That(
            async () =>
                await ledger.AppendAsync(
                    account!.Held(account!.ContextAt("2025-10-13"), "8#1", "Waiting."),
                    CancellationToken.None
                ),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task A_ledger_without_its_head_is_listed_still()
    {
        await TamperAsync("DEL HEAD | DEL IDS");
        await using var store = Connect();
        var ledger = store.Ledgers;

        Assert.That(
            await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(),
            Is.EqualTo(new[] { "alice", "bob" }.Select(Signature.Parse))
        );
    }

    [Test]
    public async Task A_key_of_nobody_is_named_when_ledgers_are_listed()
    {
        await TamperAsync("SET aitrader:{../x}:ledger:head 1");
        await using var store = Connect();
        var ledger = store.Ledgers;

        Assert.That(
            async () => await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>().With.Message.Contains("../x")
        );
    }
}
