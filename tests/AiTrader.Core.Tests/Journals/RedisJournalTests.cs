using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Journals;

[Category(TestCategory.Redis)]
public sealed class RedisJournalTests : JournalContract
{
    private RedisServer _server = null!;
    private RedisLedgerStore _ledger = null!;
    private IJournalStore _journal = null!;

    protected override IJournalStore Journal => _journal;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void EndServer() => _server?.Dispose();

    [SetUp]
    public async Task Open()
    {
        await _server.ClearAsync();
        _ledger = RedisLedgerStore.Connect(_server.Address);
        _journal = new RedisJournalStore(_ledger);
    }

    [TearDown]
    public void Close() => _ledger.Dispose();

    [Test]
    public async Task What_was_written_is_there_for_another_process()
    {
        var step = new JournalEntry(Contexts.Alice("2025-10-06"), 1, JournalEntryKind.Prompt, "What now?");
        await Journal.AppendAsync(step, default);

        await using var other = RedisLedgerStore.Connect(_server.Address);

        Assert.That(await new RedisJournalStore(other).ReadAsync(step.Context, default), Is.EqualTo(new[] { step }));
    }

    [TestCase("XDEL", "1-0")]
    [TestCase("XADD", "2-1", "kind", "reply", "model", "test/model", "content", "Buy.")]
    [TestCase("XADD", "3-0", "kind", "shout", "model", "test/model", "content", "Buy.")]
    [TestCase("XADD", "3-0", "kind", "reply", "model", "..", "content", "Buy.")]
    [TestCase("XADD", "3-0", "kind", "reply", "model", "test/model")]
    public async Task A_step_that_is_none_of_ours_is_no_step(string command, params string[] arguments)
    {
        var context = Contexts.Alice("2025-10-06");
        await Journal.AppendAsync(new JournalEntry(context, 1, JournalEntryKind.Prompt, "What now?"), default);
        await Journal.AppendAsync(new JournalEntry(context, 2, JournalEntryKind.Reply, "Nothing."), default);

        await using var client = await ConnectionMultiplexer.ConnectAsync(_server.Address);
        await client.GetDatabase().ExecuteAsync(command, ["aitrader:{alice}:journal:2025-10-06", .. arguments]);

        Assert.That(async () => await Journal.ReadAsync(context, default), Throws.TypeOf<InvalidDataException>());
    }
}
