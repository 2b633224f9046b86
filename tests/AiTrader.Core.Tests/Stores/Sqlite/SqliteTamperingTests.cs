using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>
/// PEERS.md: a row written into the ledger file behind its back is detected, and the account refuses to trade.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class SqliteTamperingTests
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly LedgerEntry NextOfAlice = LedgerEntryJson.Read(
        """
        {"sequence":7,"signature":"alice","time":"2025-10-13","model":"test/model","id":"13#1",
        "kind":"held","reason":"Waiting."}
        """u8
    );

    [TestCaseSource(typeof(Tampering), nameof(Tampering.Ways))]
    public async Task Changed_while_closed_a_ledger_refuses_to_trade_and_says_where(string sql, long sequence)
    {
        using var file = await LedgerFile.CreateAsync();
        Assert.That(file.Tamper(sql), Is.Positive);
        await using var store = file.Open();
        var ledger = store.Ledgers;

        await AssertRefusesAsync(ledger, sequence);
    }

    [TestCaseSource(typeof(Tampering), nameof(Tampering.Ways))]
    public async Task Changed_while_open_a_ledger_refuses_to_trade_and_says_where(string sql, long sequence)
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = file.Open();
        var ledger = store.Ledgers;
        await LedgerFile.HoldAsync(ledger, "bob");
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        Assert.That(file.Tamper(sql), Is.Positive);

        await AssertRefusesAsync(ledger, sequence);
    }

    [TestCaseSource(typeof(Tampering), nameof(Tampering.Ways))]
    public async Task A_stream_of_a_changed_ledger_ends_where_it_was_changed(string sql, long sequence)
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper(sql);
        await using var store = file.Open();
        var ledger = store.Ledgers;
        var streamed = new List<LedgerEntry>();

        var corrupted = (
            await Assert.ThrowsAsync<StoreCorruptedException>(async () =>
            {
                await foreach (var entry in ledger.ReadEntriesAsync(Alice, 0, CancellationToken.None))
                {
                    streamed.Add(entry);
                }
            })
        )!;

        Assert.That(corrupted.Damage?.Sequence, Is.EqualTo(sequence));
        Assert.That(streamed, Has.Count.LessThanOrEqualTo(6));
    }

    [TestCaseSource(typeof(Tampering), nameof(Tampering.Ways))]
    public async Task The_other_ledgers_of_a_changed_file_go_on_trading(string sql, long sequence)
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = file.Open();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        file.Tamper(sql);

        var (refused, traded) = (
            ledger.AppendAsync(NextOfAlice, CancellationToken.None).AsTask(),
            LedgerFile.HoldAsync(ledger, "bob")
        );

        Assert.That(
            await traded,
            Is.InstanceOf<AppendResult.Appended>(),
            $"Alice's entry {sequence} is none of Bob's business."
        );
        Assert.That(async () => await refused, Throws.TypeOf<StoreCorruptedException>());
    }

    [TestCase(
        "UPDATE entries SET id = '8#9' WHERE signature = 'alice' AND sequence = 4",
        "UPDATE entries SET id = '8#1' WHERE signature = 'alice' AND sequence = 4"
    )]
    [TestCase(
        "DROP TRIGGER entry_updated; UPDATE entries SET id = '8#9' WHERE signature = 'alice' AND sequence = 4",
        "UPDATE entries SET id = '8#1' WHERE signature = 'alice' AND sequence = 4"
    )]
    [TestCase(
        "UPDATE accounts SET version = 7 WHERE signature = 'alice'",
        "UPDATE accounts SET version = 6 WHERE signature = 'alice'"
    )]
    [TestCase(
        "UPDATE entries SET sequence = 60 WHERE signature = 'alice' AND sequence = 6",
        "UPDATE entries SET sequence = 6 WHERE signature = 'alice' AND sequence = 60"
    )]
    public async Task A_restored_ledger_trades_again(string change, string restore)
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = file.Open();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        file.Tamper(change);
        Assert.That(
            async () => await ledger.AppendAsync(NextOfAlice, CancellationToken.None),
            Throws.TypeOf<StoreCorruptedException>()
        );

        file.Tamper(restore);

        Assert.That(
            await ledger.AppendAsync(NextOfAlice, CancellationToken.None),
            Is.InstanceOf<AppendResult.Appended>()
        );
        Assert.That((await ledger.VerifyAsync(Alice, CancellationToken.None)).IsIntact, Is.True);
    }

    [Test]
    public async Task A_history_rewritten_with_all_its_hashes_is_noticed_by_a_ledger_that_knew_the_old_one()
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = file.Open();
        var ledger = store.Ledgers;
        var account = await ledger.FindAccountAsync(Alice, CancellationToken.None);
        await RewriteAsync(file);

        Assert.That(
            async () =>
                await ledger.AppendAsync(
                    account!.Held(account!.ContextAt("2025-10-13"), "13#1", "Waiting."),
                    CancellationToken.None
                ),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task A_ledger_removed_as_if_it_had_never_been_is_noticed_by_whoever_knew_it()
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = file.Open();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        file.Tamper("DELETE FROM entries WHERE signature = 'alice'; DELETE FROM accounts WHERE signature = 'alice'");

        Assert.That(
            async () =>
                await ledger.OpenAccountAsync(
                    Contexts.Alice("2025-10-06"),
                    Market.Us,
                    new Money(1000),
                    CancellationToken.None
                ),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Triggers_that_somebody_has_dropped_stand_again(bool whileOpen)
    {
        const string Drop =
            "DROP TRIGGER entry_updated; CREATE TRIGGER entry_updated AFTER UPDATE ON entries BEGIN SELECT "
            + "1; END; DROP TRIGGER entry_deleted";
        using var file = await LedgerFile.CreateAsync();
        file.Tamper(whileOpen ? "SELECT 1" : Drop);
        await using var store = file.Open();
        var ledger = store.Ledgers;
        await ledger.FindAccountAsync(Alice, CancellationToken.None);
        file.Tamper(whileOpen ? Drop : "SELECT 1");
        await LedgerFile.HoldAsync(ledger, "alice");

        file.Tamper("UPDATE entries SET id = 'moved' WHERE signature = 'alice' AND sequence = 3");

        Assert.That(
            async () => await ledger.FindAccountAsync(Alice, CancellationToken.None),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task An_entry_before_the_first_cannot_be_inserted()
    {
        using var file = await LedgerFile.CreateAsync();

        Assert.That(
            () =>
                file.Tamper(
                    "INSERT INTO entries SELECT signature, 0, 'zero', entry, hash FROM entries WHERE "
                        + "signature = 'alice' AND sequence = 1"
                ),
            Throws.TypeOf<Microsoft.Data.Sqlite.SqliteException>()
        );
    }

    private static async Task AssertRefusesAsync(ILedgerStore ledger, long sequence)
    {
        var corrupted = (
            await Assert.ThrowsAsync<StoreCorruptedException>(async () =>
                await ledger.AppendAsync(NextOfAlice, CancellationToken.None)
            )
        )!;
        var verification = await ledger.VerifyAsync(Alice, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(corrupted.Signature, Is.EqualTo(Alice));
            Assert.That(corrupted.Damage?.Sequence, Is.EqualTo(sequence), corrupted.Message);
            Assert.That(verification, Is.EqualTo(new LedgerVerification(Alice, sequence - 1, corrupted.Damage)));
        });
    }

    // As a thorough forger would: another price, and every hash that follows from it.
    private static async Task RewriteAsync(LedgerFile file)
    {
        List<LedgerEntry> entries;
        await using (var store = file.Open())
        {
            entries = await store.Ledgers.AllEntriesAsync("alice");
        }

        var forged = Account.Open((LedgerEntry.AccountOpened)entries[0]);
        var chain = new HashChain();
        chain.Add(entries[0]);
        foreach (var filled in entries[1..].Cast<LedgerEntry.Filled>())
        {
            var cheaper = forged.Bought(filled.Context, filled.Id.Value, "AAA", filled.Fill.Quantity.Value, 1);
            string hash = chain.Add(cheaper);
            forged = forged.After(cheaper);
            string line = System.Text.Encoding.UTF8.GetString(LedgerEntryJson.Write(cheaper));
            file.Tamper(
                $"UPDATE entries SET entry = '{line}', hash = x'{hash}' WHERE signature = 'alice' AND "
                    + $"sequence = {filled.Sequence}; UPDATE accounts SET head = x'{hash}' WHERE signature = 'alice'"
            );
        }

        await using var rereadStore = file.Open();
        var reread = rereadStore.Ledgers;
        Assert.That(
            (await reread.VerifyAsync(Alice, CancellationToken.None)).IsIntact,
            Is.True,
            "The forgery is meant to be a perfect one."
        );
    }
}
