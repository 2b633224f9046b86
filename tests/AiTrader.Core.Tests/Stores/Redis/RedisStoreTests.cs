using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

[Category(TestCategory.Redis)]
public sealed class RedisStoreTests : StoreContract
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06");

    private RedisServer _server = null!;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void EndServer() => _server?.Dispose();

    protected override async Task<IStore> CreateAsync(LeaseOptions leases)
    {
        await _server.ClearAsync();
        return new RedisStore(_server.Address, TimeProvider.System, leases);
    }

    [Test]
    public async Task Journals_and_faults_are_there_for_another_process()
    {
        var entry = new JournalEntry(Alice, 1, JournalEntryKind.Prompt, "What now?");
        var fault = SessionFault.Create(Alice, new IOException("Down."), DateTimeOffset.UnixEpoch);
        await Store.Journals.AppendAsync(entry);
        await Store.Faults.AppendAsync(fault);

        await using var other = new RedisStore(_server.Address, TimeProvider.System);

        Assert.That(await other.Journals.ReadAsync(Alice), Is.EqualTo(new[] { entry }));
        Assert.That(await other.Faults.ReadAsync(Alice.Signature), Is.EqualTo(new[] { fault with { Attempt = 1 } }));
    }

    [Test]
    public async Task A_connection_that_the_application_has_stays_open()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_server.Address);
        await new RedisStore(connection, TimeProvider.System).DisposeAsync();

        Assert.That(await connection.GetDatabase().PingAsync(), Is.GreaterThan(TimeSpan.Zero));
    }

    [TestCase("XDEL", "1-0")]
    [TestCase("XADD", "2-1", "kind", "reply", "model", "test/model", "content", "Buy.")]
    [TestCase("XADD", "3-0", "kind", "shout", "model", "test/model", "content", "Buy.")]
    [TestCase("XADD", "3-0", "kind", "reply", "model", "..", "content", "Buy.")]
    [TestCase("XADD", "3-0", "kind", "reply", "model", "test/model")]
    public async Task A_journal_that_was_changed_is_not_read(string command, params string[] arguments)
    {
        await Store.Journals.AppendAsync(new JournalEntry(Alice, 1, JournalEntryKind.Prompt, "What now?"));
        await Store.Journals.AppendAsync(new JournalEntry(Alice, 2, JournalEntryKind.Reply, "Nothing."));

        await using var client = await ConnectionMultiplexer.ConnectAsync(_server.Address);
        await client.GetDatabase().ExecuteAsync(command, ["aitrader:{alice}:journal:2025-10-06", .. arguments]);

        Assert.That(
            async () => await Store.Journals.ReadAsync(Alice),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice.Signature)
        );
    }
}
