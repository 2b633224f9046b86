using AiTrader.Stores;
using AiTrader.Testing;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>
/// PEERS.md: what is written into the store behind its back is detected, and the account refuses to trade.
/// </summary>
public sealed class RedisTamperingTests : RedisFixture
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly LedgerEntry NextOfAlice = LedgerEntryJson.Read(
        """{"sequence":7,"signature":"alice","time":"2025-10-13","model":"test/model","id":"13#1","kind":"held","reason":"Waiting."}"""u8
    );

    private ConnectionMultiplexer _client = null!;

    [SetUp]
    public async Task Trade()
    {
        _client = await ConnectionMultiplexer.ConnectAsync(Server.Address);
        await using var store = Connect();
        var ledger = store.Ledgers;
        await TradeAsync(ledger, "alice");
        await TradeAsync(ledger, "bob");
    }

    [TearDown]
    public void Disconnect() => _client.Dispose();

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

    private static async Task TradeAsync(ILedgerStore ledger, string signature, decimal price = 10)
    {
        var account = await ledger.OpenAccountAsync(
            Contexts.For(signature, "2025-10-06"),
            Market.Us,
            new Money(1000),
            CancellationToken.None
        );
        for (int day = 6; day <= 10; day++)
        {
            account = await ledger.AppendNewAsync(
                account.Bought(account.ContextAt($"2025-10-{day:00}"), $"{day}#1", "AAA", day, price)
            );
        }
    }

    // Commands are separated by bars, and their parts by spaces; a no-break space stands for a space within a part.
    private async Task TamperAsync(string commands)
    {
        foreach (string command in commands.Split(" | "))
        {
            string[] parts =
            [
                .. command
                    .Split(' ')
                    .Select(part =>
                        part.Replace('\u00a0', ' ') switch
                        {
                            "HEAD" => "aitrader:{alice}:ledger:head",
                            "ENTRIES" => "aitrader:{alice}:ledger:entries",
                            "IDS" => "aitrader:{alice}:ledger:ids",
                            var other => other,
                        }
                    ),
            ];
            await _client.GetDatabase().ExecuteAsync(parts[0], [.. parts[1..]]);
        }
    }

    // What streams do not allow can be done to a stream as a whole.
    private async Task RewriteAsync(
        Func<
            List<(int Sequence, string Line, string Hash)>,
            IEnumerable<(int Sequence, string Line, string Hash)>
        > rewrite
    )
    {
        const string Key = "aitrader:{alice}:ledger:entries";
        var database = _client.GetDatabase();
        var rows = (await database.StreamRangeAsync(Key))
            .Select((row, index) => (index + 1, (string)row["entry"]!, (string)row["hash"]!))
            .ToList();
        await database.KeyDeleteAsync(Key);
        foreach (var (sequence, line, hash) in rewrite(rows))
        {
            await database.StreamAddAsync(
                Key,
                [new NameValueEntry("entry", line), new NameValueEntry("hash", hash)],
                $"{sequence}-0"
            );
        }
    }
}
