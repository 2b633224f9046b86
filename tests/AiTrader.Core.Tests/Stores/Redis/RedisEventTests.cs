using AiTrader.Stores;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>The keys of events, how many are kept, and whoever changes them.</summary>
public sealed class RedisEventTests : RedisFixture
{
    private const string Log = "aitrader:events:{all}";

    private static readonly Signature Alice = Signature.Parse("alice");

    [Test]
    public async Task Events_have_two_keys_that_no_signature_has()
    {
        await using var store = Connect();
        await store.Events.AppendAsync(Alice, [At(1)]);

        await using var client = await ConnectionMultiplexer.ConnectAsync(Server.Address);
        Assert.That(
            client.GetServers()[0].Keys().Select(key => (string)key!),
            Is.EquivalentTo([Log, $"{Log}:positions"])
        );
    }

    [Test]
    public async Task Older_events_are_deleted_and_the_latest_are_kept()
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(Server.Address);
        var events = new RedisEventStore(new RedisDatabase(client), kept: 500);
        for (int position = 1; position <= 2_000; position += 100)
        {
            await events.AppendAsync(Alice, [.. Enumerable.Range(position, 100).Select(next => At(next))]);
        }

        var range = await events.FindRangeAsync();
        var read = await events.ReadAsync(0, IEventStore.MostRead);

        Assert.That(range.Last, Is.EqualTo(2_000));
        Assert.That(range.First, Is.InRange(1_000, 1_501));
        Assert.That(read[0].Number, Is.EqualTo(range.First));
        Assert.That(read, Has.Count.EqualTo(range.Last - range.First + 1));
        Assert.That(await events.AppendAsync(Alice, [At(2_000)]), Is.Empty);
    }

    [TestCase("XDEL", Log, "2-0")]
    [TestCase("XADD", Log, "4-1", "signature", "alice", "kind", "filled", "content", "{}")]
    [TestCase("XADD", Log, "4-0", "signature", "alice", "kind", "filled")]
    [TestCase("XADD", Log, "4-0", "signature", "no signature!", "kind", "filled", "content", "{}")]
    [TestCase("XADD", Log, "4-0", "signature", "alice", "kind", "NO KIND", "content", "{}")]
    [TestCase("XADD", Log, "6-0", "signature", "alice", "kind", "filled", "content", "{}")]
    [TestCase("SET", Log, "text")]
    public async Task Events_that_were_changed_are_not_read(string command, params string[] arguments)
    {
        await using var store = Connect();
        await store.Events.AppendAsync(Alice, [At(1), At(2), At(3)]);
        await ExecuteAsync(command, arguments);

        Assert.That(async () => await store.Events.ReadAsync(0, 10), Throws.TypeOf<StoreCorruptedException>());
    }

    [TestCase("XDEL", Log, "2-0")]
    [TestCase("XDEL", Log, "3-0")]
    [TestCase("XADD", Log, "4-1", "signature", "alice", "kind", "filled", "content", "{}")]
    [TestCase("XADD", Log, "6-0", "signature", "alice", "kind", "filled", "content", "{}")]
    [TestCase("HSET", $"{Log}:positions", "alice", "last")]
    [TestCase("SET", Log, "text")]
    [TestCase("SET", $"{Log}:positions", "text")]
    public async Task Events_that_were_changed_are_not_continued(string command, params string[] arguments)
    {
        await using var store = Connect();
        await store.Events.AppendAsync(Alice, [At(1), At(2), At(3)]);
        await ExecuteAsync(command, arguments);

        Assert.That(
            async () => await store.Events.AppendAsync(Alice, [At(4)]),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task A_position_that_was_changed_is_not_read()
    {
        await using var store = Connect();
        await store.Events.AppendAsync(Alice, [At(1)]);
        await ExecuteAsync("HSET", $"{Log}:positions", "alice", "last");

        Assert.That(
            async () => await store.Events.FindPositionAsync(Alice),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice)
        );
    }

    private static NewEvent At(long position) => new("filled", $"{position}") { Position = position };

    private async Task ExecuteAsync(string command, params string[] arguments)
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(Server.Address);
        await client.GetDatabase().ExecuteAsync(command, [.. arguments]);
    }
}
