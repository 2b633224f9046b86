using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

public sealed class SqliteNoteTests
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-13");
    private static readonly Note Wait = new(Alice, ClientOrderId.Create(Alice, 1, 1), "Wait.");

    [Test]
    public async Task A_file_from_before_there_were_notes_is_opened_and_takes_some()
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper("DROP TABLE notes");

        await using var store = file.Open();
        Assert.That(await store.Notes.ReadAsync(Alice).AnyAsync(), Is.False);
        await store.Notes.AppendAsync(Wait);

        Assert.That(await store.Notes.ReadAsync(Alice).ToListAsync(), Is.EqualTo(new[] { Wait }));
    }

    [TestCase("UPDATE notes SET text = '\"Buy.\"'")]
    [TestCase("UPDATE notes SET text = 'Buy.'")]
    [TestCase("UPDATE notes SET time = '2025-10-06'")]
    [TestCase("UPDATE notes SET time = 'today'")]
    [TestCase("UPDATE notes SET id = '2025-10-13#1.2'")]
    public async Task A_note_that_was_changed_is_not_shown(string sql)
    {
        using var file = await LedgerFile.CreateAsync();
        await using (var store = file.Open())
        {
            await store.Notes.AppendAsync(Wait);
        }

        file.Tamper(sql);

        await using var changed = file.Open();
        Assert.That(
            async () => await changed.Notes.ReadAsync(Alice).ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>().With.Property("Signature").EqualTo(Alice.Signature)
        );
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_note_that_was_deleted_from_before_another_is_noticed(int number)
    {
        using var file = await LedgerFile.CreateAsync();
        await using (var store = file.Open())
        {
            for (int call = 1; call <= 3; call++)
            {
                await store.Notes.AppendAsync(new Note(Alice, ClientOrderId.Create(Alice, 1, call), $"Note {call}."));
            }
        }

        file.Tamper($"DELETE FROM notes WHERE number = {number}");

        await using var changed = file.Open();
        Assert.That(
            async () => await changed.Notes.ReadAsync(Alice).ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>()
        );
        Assert.That(
            async () => await changed.Notes.ReadAllAsync(Alice.Signature).ToListAsync(),
            Throws.TypeOf<StoreCorruptedException>()
        );
    }

    [Test]
    public async Task Notes_are_there_for_another_process_and_in_a_backup()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("mine.db"), TimeProvider.System);
        await store.Notes.AppendAsync(Wait);
        store.Backup(folder.File("copy.db"));

        await using var other = new SqliteStore(folder.File("mine.db"), TimeProvider.System);
        await using var copy = new SqliteStore(folder.File("copy.db"), TimeProvider.System);

        Assert.That(await other.Notes.ReadAsync(Alice).SingleAsync(), Is.EqualTo(Wait));
        Assert.That(await copy.Notes.ReadAsync(Alice).SingleAsync(), Is.EqualTo(Wait));
    }
}
