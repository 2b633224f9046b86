using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>Documents and events in a file: older files, files that are only read, and whoever changes them.</summary>
public sealed class SqliteDocumentTests
{
    private const string Drop =
        "DROP TABLE documents; DROP TABLE document_versions; DROP TABLE events; DROP TABLE event_positions";

    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly Document Ada = new(new DocumentKey("user", "ada"), "{}");
    private static readonly NewEvent Filled = new("filled", "{}") { Position = 1 };

    [Test]
    public async Task A_file_from_before_there_were_documents_and_events_is_opened_and_takes_some()
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper(Drop);

        await using var store = file.Open();
        Assert.That(await store.Documents.FindAsync(Ada.Key), Is.Null);
        Assert.That(await store.Documents.WriteAsync(Ada), Is.Not.Null);
        Assert.That(await store.Events.AppendAsync(Alice, [Filled]), Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase(Drop)]
    public async Task A_file_that_is_only_read_has_what_was_written_and_takes_nothing(string sql)
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper(sql.Length > 0 ? sql : "SELECT 1");
        await using var store = SqliteStore.OpenToRead(file.Path, TimeProvider.System);

        Assert.That(await store.Documents.FindAsync(Ada.Key), Is.Null);
        Assert.That(await store.Documents.ListAsync("user").AnyAsync(), Is.False);
        Assert.That(await store.Events.ReadAsync(0, 10), Is.Empty);
        Assert.That(await store.Events.FindPositionAsync(Alice), Is.Zero);
        Assert.That(async () => await store.Documents.WriteAsync(Ada), Throws.TypeOf<NotSupportedException>());
        Assert.That(
            async () => await store.Documents.DeleteAsync(Ada with { Version = 1 }),
            Throws.TypeOf<NotSupportedException>()
        );
        Assert.That(
            async () => await store.Events.AppendAsync(Alice, [Filled]),
            Throws.TypeOf<NotSupportedException>()
        );
    }

    [TestCase("UPDATE documents SET content = CAST('{\"role\":\"admin\"}' AS BLOB)")]
    [TestCase("UPDATE documents SET id = 'bob'")]
    [TestCase("UPDATE documents SET version = 7")]
    [TestCase("UPDATE documents SET hash = x'00'")]
    public async Task A_document_that_was_changed_is_not_shown(string sql)
    {
        using var file = await LedgerFile.CreateAsync();
        await using (var store = file.Open())
        {
            await store.Documents.WriteAsync(Ada);
        }

        file.Tamper(sql);

        await using var changed = file.Open();
        Assert.That(
            async () => await changed.Documents.ListAsync("user").ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task A_position_that_was_changed_is_not_believed()
    {
        using var file = await LedgerFile.CreateAsync();
        await using (var store = file.Open())
        {
            await store.Events.AppendAsync(Alice, [Filled]);
        }

        file.Tamper("UPDATE event_positions SET position = 9");

        await using var changed = file.Open();
        Assert.That(
            async () => await changed.Events.FindPositionAsync(Alice),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice)
        );
        Assert.That(
            async () => await changed.Events.AppendAsync(Alice, [Filled]),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [TestCase("DELETE FROM document_versions")]
    [TestCase("UPDATE document_versions SET last = 9")]
    public async Task A_version_that_was_taken_back_is_not_given_again(string sql)
    {
        using var file = await LedgerFile.CreateAsync();
        await using (var store = file.Open())
        {
            await store.Documents.WriteAsync(Ada);
        }

        file.Tamper(sql);

        await using var changed = file.Open();
        Assert.That(
            async () => await changed.Documents.WriteAsync(Ada with { Version = 1 }),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [TestCase("DELETE FROM events WHERE number = 2")]
    [TestCase("UPDATE events SET number = 9 WHERE number = 3")]
    [TestCase("UPDATE events SET signature = 'bob' WHERE number = 3")]
    [TestCase("UPDATE events SET kind = 'denied' WHERE number = 3")]
    [TestCase("UPDATE events SET content = x'00' WHERE number = 3")]
    public async Task Events_that_were_changed_are_not_shown(string sql)
    {
        using var file = await LedgerFile.CreateAsync();
        await using (var store = file.Open())
        {
            await store.Events.AppendAsync(Alice, [Filled, Filled with { Position = 2 }, Filled with { Position = 3 }]);
        }

        file.Tamper(sql);

        await using var changed = file.Open();
        Assert.That(async () => await changed.Events.ReadAsync(0, 10), Throws.TypeOf<StoreCorruptedException>());
    }

    [Test]
    public async Task Older_events_are_deleted_and_the_latest_are_kept()
    {
        using var file = await LedgerFile.CreateAsync();
        using var connection = SqliteOpening.Open(file.Path);
        using var events = new SqliteEvents(connection, kept: 2_500);
        for (int position = 1; position <= 4_500; position += 150)
        {
            events.Append(Alice, [.. Enumerable.Range(position, 150).Select(next => Filled with { Position = next })]);
        }

        var range = events.FindRange();
        var read = events.Read(0, IEventStore.MostRead);

        Assert.That(range.Last, Is.EqualTo(4_500));
        Assert.That(range.First, Is.InRange(1_001, 2_001));
        Assert.That(read[0].Number, Is.EqualTo(range.First));
        Assert.That(read, Has.Count.EqualTo(range.Last - range.First + 1));
        Assert.That(events.FindPosition(Alice), Is.EqualTo(4_500));
    }

    [Test]
    public async Task Documents_and_events_are_there_for_another_process_and_in_a_backup()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("mine.db"), TimeProvider.System);
        var written = await store.Documents.WriteAsync(Ada);
        var told = await store.Events.AppendAsync(Alice, [Filled]);
        store.Backup(folder.File("copy.db"));

        foreach (string name in (string[])["mine.db", "copy.db"])
        {
            await using var other = new SqliteStore(folder.File(name), TimeProvider.System);
            Assert.That(await other.Documents.FindAsync(Ada.Key), Is.EqualTo(written));
            Assert.That(await other.Events.ReadAsync(0, 10), Is.EqualTo(told));
            Assert.That(await other.Events.FindPositionAsync(Alice), Is.EqualTo(1));
        }
    }
}
