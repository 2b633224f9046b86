using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

[Category(TestCategory.Redis)]
public sealed class RedisNoteTests
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06");

    private RedisServer _server = null!;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await RedisServer.StartAsync();

    [OneTimeTearDown]
    public void EndServer() => _server?.Dispose();

    [SetUp]
    public Task ClearServer() => _server.ClearAsync();

    [Test]
    public async Task Notes_are_there_for_another_process_under_keys_of_the_signature()
    {
        await using var store = Open();
        await store.Notes.AppendAsync(NoteOf(1));

        await using var other = Open();
        await using var client = await ConnectionMultiplexer.ConnectAsync(_server.Address);

        Assert.That(await other.Notes.ReadAsync(Alice).SingleAsync(), Is.EqualTo(NoteOf(1)));
        Assert.That(
            client.GetServers()[0].Keys().Select(key => (string)key!),
            Is.EquivalentTo(["aitrader:{alice}:notes", "aitrader:{alice}:notes:ids"])
        );
    }

    [TestCase("XDEL", "aitrader:{alice}:notes", "1-0")]
    [TestCase("XDEL", "aitrader:{alice}:notes", "2-0")]
    [TestCase("XADD", "aitrader:{alice}:notes", "4-0", "time", "2025-10-06", "time", "2025-10-06")]
    [TestCase("XADD", "aitrader:{alice}:notes", "3-1", "time", "2025-10-06", "model", "m", "id", "i", "text", "Buy.")]
    [TestCase(
        "XADD",
        "aitrader:{alice}:notes",
        "4-0",
        "time",
        "today",
        "model",
        "test/model",
        "id",
        "i",
        "text",
        "Buy."
    )]
    [TestCase("XADD", "aitrader:{alice}:notes", "4-0", "time", "2025-10-06", "model", "test/model", "id", "i")]
    [TestCase("XADD", "aitrader:{alice}:notes", "4-0", "time", "2025-10-06", "model", "m", "id", "i", "text", "")]
    public async Task Notes_that_were_changed_are_not_shown_and_not_continued(string command, params string[] arguments)
    {
        await using var store = Open();
        for (int number = 1; number <= 3; number++)
        {
            await store.Notes.AppendAsync(NoteOf(number));
        }

        await using var client = await ConnectionMultiplexer.ConnectAsync(_server.Address);
        await client.GetDatabase().ExecuteAsync(command, [.. arguments]);

        Assert.That(
            async () => await store.Notes.ReadAsync(Alice).ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice.Signature)
        );
        Assert.That(
            async () => await store.Notes.AppendAsync(NoteOf(9)),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice.Signature)
        );
    }

    [TestCase("DEL", "aitrader:{alice}:notes:ids")]
    [TestCase("DEL", "aitrader:{alice}:notes")]
    public async Task A_key_of_the_notes_that_was_deleted_is_noticed_before_a_note_is_written_twice(
        string command,
        string key
    )
    {
        await using var store = Open();
        await store.Notes.AppendAsync(NoteOf(1));
        await using var client = await ConnectionMultiplexer.ConnectAsync(_server.Address);
        await client.GetDatabase().ExecuteAsync(command, key);

        Assert.That(
            async () => await store.Notes.AppendAsync(NoteOf(1)),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice.Signature)
        );
    }

    private RedisStore Open() => new(_server.Address, TimeProvider.System);

    private static Note NoteOf(int number) => new(Alice, ClientOrderId.Create(Alice, 1, number), $"Note {number}.");
}
