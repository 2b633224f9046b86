using AiTrader.Stores;
using AiTrader.Testing;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>
/// Tests with the ledgers of Alice and Bob on a server, and with ways to change Alice's behind the store's back.
/// </summary>
public abstract class RedisTamperingFixture : RedisFixture
{
    protected static readonly Signature Alice = Signature.Parse("alice");
    protected static readonly LedgerEntry NextOfAlice = LedgerEntryJson.Read(
        """
        {"sequence":7,"signature":"alice","time":"2025-10-13","model":"test/model","id":"13#1",
        "kind":"held","reason":"Waiting."}
        """u8
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

    protected static async Task AssertRefusesAsync(ILedgerStore ledger, long sequence)
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

    protected static async Task TradeAsync(ILedgerStore ledger, string signature, decimal price = 10)
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
    protected async Task TamperAsync(string commands)
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
    protected async Task RewriteAsync(
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
