using AiTrader.Stores;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>The keys of documents, and whoever changes them.</summary>
public sealed class RedisDocumentTests : RedisFixture
{
    private static readonly Document Ada = new(new DocumentKey("ledger", "ada"), "{}");

    [Test]
    public async Task Documents_have_keys_that_no_signature_has()
    {
        await using var store = Connect();
        await store.Documents.WriteAsync(Ada);

        await using var client = await ConnectionMultiplexer.ConnectAsync(Server.Address);
        Assert.That(
            client.GetServers()[0].Keys().Select(key => (string)key!),
            Is.EquivalentTo([
                "aitrader:documents:{ledger}",
                "aitrader:documents:{ledger}:ids",
                "aitrader:documents:{ledger}:version",
            ])
        );
        Assert.That(await store.Ledgers.ListSignaturesAsync().AnyAsync(), Is.False);
    }

    [TestCase("HSET", "aitrader:documents:{ledger}", "ada", "{}")]
    [TestCase("HSET", "aitrader:documents:{ledger}", "ada", "1 00 {}")]
    [TestCase("HSET", "aitrader:documents:{ledger}", "bob", "1 00 {}")]
    [TestCase("HDEL", "aitrader:documents:{ledger}", "ada")]
    [TestCase("ZADD", "aitrader:documents:{ledger}:ids", "0", "bob")]
    [TestCase("DEL", "aitrader:documents:{ledger}:ids")]
    [TestCase("SET", "aitrader:documents:{ledger}", "text")]
    [TestCase("SET", "aitrader:documents:{ledger}:ids", "text")]
    public async Task Documents_that_were_changed_are_not_listed(string command, params string[] arguments)
    {
        await using var store = Connect();
        await store.Documents.WriteAsync(Ada);
        await ExecuteAsync(command, arguments);

        Assert.That(
            async () => await store.Documents.ListAsync("ledger").ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").Null
        );
    }

    [TestCase("HSET", "aitrader:documents:{ledger}", "ada", "{}")]
    [TestCase("HSET", "aitrader:documents:{ledger}", "bob", "1 00 {}")]
    [TestCase("HDEL", "aitrader:documents:{ledger}", "ada")]
    [TestCase("DEL", "aitrader:documents:{ledger}:ids")]
    [TestCase("DEL", "aitrader:documents:{ledger}:version")]
    [TestCase("SET", "aitrader:documents:{ledger}:version", "last")]
    [TestCase("SET", "aitrader:documents:{ledger}:version", "0")]
    [TestCase("HSET", "aitrader:documents:{ledger}:version", "a", "b")]
    public async Task Documents_that_were_changed_are_not_written(string command, params string[] arguments)
    {
        await using var store = Connect();
        var written = (await store.Documents.WriteAsync(Ada))!;
        if (arguments[0].EndsWith("version", StringComparison.Ordinal) && command == "HSET")
        {
            await ExecuteAsync("DEL", arguments[0]);
        }

        await ExecuteAsync(command, arguments);

        Assert.That(
            async () => await store.Documents.WriteAsync(written with { Content = "{\"role\":\"admin\"}" }),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").Null
        );
    }

    [TestCase("1 00 {}")]
    [TestCase("0 5f {}")]
    [TestCase("")]
    public async Task A_document_that_was_changed_is_not_read(string value)
    {
        await using var store = Connect();
        await store.Documents.WriteAsync(Ada);
        await ExecuteAsync("HSET", "aitrader:documents:{ledger}", "ada", value);

        Assert.That(
            async () => await store.Documents.FindAsync(Ada.Key),
            Throws.TypeOf<StoreCorruptedException>().With.Message.Contains("ada")
        );
    }

    private async Task ExecuteAsync(string command, params string[] arguments)
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(Server.Address);
        await client.GetDatabase().ExecuteAsync(command, [.. arguments]);
    }
}
