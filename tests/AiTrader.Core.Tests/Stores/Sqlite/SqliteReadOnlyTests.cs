using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;
using NUnit.Framework.Constraints;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>A file that is only read: nothing in its folder changes.</summary>
public sealed class SqliteReadOnlyTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-13");

    [Test]
    public async Task A_file_is_read_and_nothing_changes()
    {
        using var file = await LedgerFile.CreateAsync();
        string head;
        await using (var writable = file.Open())
        {
            head = await writable.Ledgers.HeadAsync("alice");
            await writable.Journals.AppendAsync(new JournalEntry(Context, 1, JournalEntryKind.Reply, "Hold."));
        }

        byte[] content = await File.ReadAllBytesAsync(file.Path);
        await using (var store = SqliteStore.OpenToRead(file.Path, TimeProvider.System))
        {
            Assert.Multiple(async () =>
            {
                Assert.That(await store.Ledgers.HeadAsync("alice"), Is.EqualTo(head));
                Assert.That(await store.Ledgers.AllEntriesAsync("bob"), Has.Count.EqualTo(6));
                Assert.That((await store.Ledgers.VerifyAsync(Signature.Parse("bob"))).IsIntact, Is.True);
                Assert.That(await store.Journals.ReadAsync(Context), Has.Count.EqualTo(1));
                Assert.That(await store.Faults.ReadAsync(Context.Signature), Is.Empty);
                Assert.That(await store.Notes.ReadAllAsync(Context.Signature).AnyAsync(), Is.False);
                Assert.That(Directory.GetFileSystemEntries(FolderOf(file)), Is.EqualTo(new[] { file.Path }));
            });
        }

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(content));
        Assert.That(Directory.GetFileSystemEntries(FolderOf(file)), Is.EqualTo(new[] { file.Path }));
    }

    [Test]
    public async Task What_would_write_is_refused_and_says_which_file()
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = SqliteStore.OpenToRead(file.Path, TimeProvider.System);

        Assert.Multiple(() =>
        {
            Assert.That(async () => await LedgerFile.HoldAsync(store.Ledgers, "alice"), Refused());
            Assert.That(
                async () =>
                    await store.Ledgers.OpenAccountAsync(Contexts.For("carol", "2025-10-06"), Market.Us, Money.Zero),
                Refused()
            );
            Assert.That(
                async () =>
                    await store.Journals.AppendAsync(new JournalEntry(Context, 1, JournalEntryKind.Reply, "Hold.")),
                Refused()
            );
            Assert.That(
                async () =>
                    await store.Faults.AppendAsync(
                        SessionFault.Create(Context, new IOException("Down."), DateTimeOffset.UnixEpoch)
                    ),
                Refused()
            );
        });
        Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(6));

        IResolveConstraint Refused() => Throws.TypeOf<NotSupportedException>().With.Message.Contains(file.Path);
    }

    [Test]
    public async Task What_is_in_the_log_of_a_writer_that_was_killed_is_read()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        await using (var writer = file.Open())
        {
            await LedgerFile.HoldAsync(writer.Ledgers, "alice");
            foreach (string suffix in (string[])["", "-wal", "-shm"])
            {
                File.Copy(file.Path + suffix, folder.File($"ledger.db{suffix}"));
            }
        }

        await using var store = SqliteStore.OpenToRead(folder.File("ledger.db"), TimeProvider.System);

        Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_file_that_another_program_begins_to_write_is_not_read_any_more()
    {
        using var file = await LedgerFile.CreateAsync();
        await using var store = SqliteStore.OpenToRead(file.Path, TimeProvider.System);
        Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(6));

        await using var writer = file.Open();
        await LedgerFile.HoldAsync(writer.Ledgers, "alice");

        Assert.That(
            async () => await store.Ledgers.AllEntriesAsync("alice"),
            Throws.InstanceOf<IOException>().With.Message.Contains("Open the store again")
        );
    }

    [TestCase("DROP TABLE steps; DROP TABLE faults; DROP TABLE notes", 0)]
    [TestCase(
        "ALTER TABLE steps DROP COLUMN hash; INSERT INTO steps (signature, time, number, kind, model, content) "
            + "VALUES ('alice', '2025-10-13', 1, 'prompt', 'test/model', 'What now?')",
        1
    )]
    public async Task A_file_of_an_older_version_is_read_as_it_is(string sql, int steps)
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper(sql);
        byte[] content = await File.ReadAllBytesAsync(file.Path);

        await using (var store = SqliteStore.OpenToRead(file.Path, TimeProvider.System))
        {
            Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(6));
            Assert.That(await store.Journals.ReadAsync(Context), Has.Count.EqualTo(steps));
            Assert.That(await store.Faults.ReadAsync(Context.Signature), Is.Empty);
            Assert.That(await store.Notes.ReadAllAsync(Context.Signature).AnyAsync(), Is.False);
        }

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(content));
    }

    [Test]
    public async Task What_would_write_a_table_that_an_older_file_lacks_is_refused_too()
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper("DROP TABLE faults; DROP TABLE notes; DROP TABLE requests");
        await using var store = SqliteStore.OpenToRead(file.Path, TimeProvider.System);

        Assert.Multiple(() =>
        {
            Assert.That(
                async () =>
                    await store.Notes.AppendAsync(new Note(Context, ClientOrderId.Create(Context, 1, 1), "Wait.")),
                Throws.TypeOf<NotSupportedException>()
            );
            Assert.That(
                async () =>
                    await store.Requests.AppendAsync(
                        new SessionRequest
                        {
                            Context = Context,
                            RecordedAt = DateTimeOffset.UnixEpoch,
                            Outcome = RequestOutcome.Replied,
                        }
                    ),
                Throws.TypeOf<NotSupportedException>()
            );
            Assert.That(
                async () =>
                    await store.Faults.AppendAsync(
                        SessionFault.Create(Context, new IOException("Down."), DateTimeOffset.UnixEpoch)
                    ),
                Throws.TypeOf<NotSupportedException>()
            );
        });
    }

    [Test]
    public async Task A_path_with_characters_of_a_URI_is_a_path()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        string path = folder.File("a?b#c%20 d&e=ü.db");
        File.Copy(file.Path, path);

        await using var store = SqliteStore.OpenToRead(path, TimeProvider.System);

        Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_damaged_file_an_empty_one_and_one_that_is_missing_are_refused()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("empty.db"), []);
        byte[] content = await File.ReadAllBytesAsync(file.Path);
        content.AsSpan(4_096, 4_096).Clear();
        await File.WriteAllBytesAsync(file.Path, content);

        Assert.Multiple(() =>
        {
            Assert.That(
                () => SqliteStore.OpenToRead(file.Path, TimeProvider.System),
                Throws.TypeOf<StoreCorruptedException>().With.Message.Contains(file.Path)
            );
            Assert.That(
                () => SqliteStore.OpenToRead(folder.File("empty.db"), TimeProvider.System),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains("empty.db")
            );
            Assert.That(
                () => SqliteStore.OpenToRead(folder.File("missing.db"), TimeProvider.System),
                Throws.TypeOf<SqliteException>()
            );
            Assert.That(File.Exists(folder.File("missing.db")), Is.False);
        });
    }

    private static string FolderOf(LedgerFile file) => Path.GetDirectoryName(file.Path)!;
}
