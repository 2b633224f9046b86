using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;

namespace AiTrader.Core.Tests.Stores.Sqlite;

public sealed class SqliteFileTests
{
    [Test]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        using var folder = new TemporaryFolder();
        byte[] content = [.. Enumerable.Range(0, 5000).Select(number => (byte)(number % 251))];
        await File.WriteAllBytesAsync(folder.File("photo.jpg"), content);

        Assert.That(
            () => new SqliteStore(folder.File("photo.jpg"), TimeProvider.System),
            Throws.TypeOf<SqliteException>()
        );

        Assert.That(await File.ReadAllBytesAsync(folder.File("photo.jpg")), Is.EqualTo(content));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [TestCase("CREATE TABLE accounts (name TEXT); INSERT INTO accounts VALUES ('somebody')")]
    [TestCase("CREATE TABLE entries (name TEXT); PRAGMA application_id = 42")]
    [TestCase("PRAGMA user_version = 1; CREATE VIEW v AS SELECT 1")]
    public async Task Another_database_is_refused_and_left_as_it_was(string sql)
    {
        using var folder = new TemporaryFolder();
        Run(folder.File("other.db"), sql);
        byte[] content = await File.ReadAllBytesAsync(folder.File("other.db"));

        Assert.That(
            () => new SqliteStore(folder.File("other.db"), TimeProvider.System),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("other.db")
        );

        Assert.That(await File.ReadAllBytesAsync(folder.File("other.db")), Is.EqualTo(content));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_ledger_of_a_later_version_is_refused()
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper("ALTER TABLE entries ADD COLUMN later TEXT; PRAGMA user_version = 2");

        Assert.That(file.Open, Throws.TypeOf<InvalidDataException>().With.Message.Contains("version 2"));
    }

    [TestCase("PRAGMA user_version = 3")]
    [TestCase("PRAGMA application_id = 42")]
    [TestCase("ALTER TABLE entries RENAME COLUMN id TO if")]
    public async Task A_header_that_does_not_fit_the_tables_is_damage(string sql)
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper(sql);

        Assert.That(file.Open, Throws.TypeOf<StoreCorruptedException>().With.Message.Contains("ledger.db"));
    }

    [Test]
    public async Task A_journal_from_before_its_rows_had_hashes_is_read_and_continued()
    {
        using var file = await LedgerFile.CreateAsync();
        var context = Contexts.Alice("2025-10-13");
        file.Tamper(
            "ALTER TABLE steps DROP COLUMN hash; INSERT INTO steps (signature, time, number, kind, model, content) "
                + "VALUES ('alice', '2025-10-13', 1, 'prompt', 'test/model', 'What now?')"
        );

        await using var store = file.Open();
        await store.Journals.AppendAsync(new JournalEntry(context, 2, JournalEntryKind.Reply, "Hold."));

        Assert.That(
            (await store.Journals.ReadAsync(context)).Select(entry => entry.Content),
            Is.EqualTo(["What now?", "Hold."])
        );
    }

    [Test]
    public async Task A_reply_that_was_changed_is_not_acted_on()
    {
        using var file = await LedgerFile.CreateAsync();
        var context = Contexts.Alice("2025-10-13");
        await using (var store = file.Open())
        {
            await store.Journals.AppendAsync(new JournalEntry(context, 1, JournalEntryKind.Reply, "Buy 1."));
        }

        file.Tamper("UPDATE steps SET content = 'Buy 9.'");

        await using var changed = file.Open();
        Assert.That(
            async () => await changed.Journals.ReadAsync(context),
            Throws.TypeOf<StoreCorruptedException>().With.Message.Contains("entry 1")
        );
    }

    [Test]
    public async Task A_file_from_before_journals_and_faults_gets_their_tables_and_keeps_its_ledgers()
    {
        using var file = await LedgerFile.CreateAsync();
        file.Tamper("DROP TABLE steps; DROP TABLE faults");

        await using var store = file.Open();
        var ledger = store.Ledgers;
        var context = Contexts.Alice("2025-10-13");
        await store.Journals.AppendAsync(new JournalEntry(context, 1, JournalEntryKind.Prompt, "What now?"), default);
        await store.Faults.AppendAsync(
            SessionFault.Create(context, new IOException("Down."), DateTimeOffset.UnixEpoch)
        );

        Assert.That(await ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_file_that_was_refused_can_be_deleted_at_once()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("notes.txt"), new string('x', 5000));
        Assert.That(
            () => new SqliteStore(folder.File("notes.txt"), TimeProvider.System),
            Throws.TypeOf<SqliteException>()
        );

        using var exclusive = new FileStream(
            folder.File("notes.txt"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );

        Assert.That(exclusive.CanWrite, Is.True);
    }

    [Test]
    public void A_folder_that_is_missing_is_refused_and_not_made()
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            () => new SqliteStore(folder.File("missing/ledger.db"), TimeProvider.System),
            Throws.TypeOf<SqliteException>()
        );

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public void A_path_that_is_empty_is_refused(string? path) =>
        Assert.That(() => new SqliteStore(path!, TimeProvider.System), Throws.InstanceOf<ArgumentException>());

    [Test]
    public async Task An_empty_file_becomes_a_ledger()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("ledger.db"), []);

        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;

        Assert.That(await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_ledger_opened_again_goes_on_where_it_was()
    {
        using var file = await LedgerFile.CreateAsync();
        string head;
        await using (var first = file.Open())
        {
            head = await first.Ledgers.HeadAsync("alice");
        }

        await using var secondStore = file.Open();
        var second = secondStore.Ledgers;

        Assert.That(await second.HeadAsync("alice"), Is.EqualTo(head));
        Assert.That(await LedgerFile.HoldAsync(second, "alice"), Is.InstanceOf<AppendResult.Appended>());
    }

    [Test]
    public async Task Two_ledgers_on_one_file_see_what_the_other_has_appended()
    {
        using var file = await LedgerFile.CreateAsync();
        await using var firstStore = file.Open();
        var first = firstStore.Ledgers;
        await using var secondStore = file.Open();
        var second = secondStore.Ledgers;
        await second.FindAccountAsync(Signature.Parse("alice"), CancellationToken.None);

        await LedgerFile.HoldAsync(first, "alice");

        Assert.That(
            (await second.FindAccountAsync(Signature.Parse("alice"), CancellationToken.None))!.Version,
            Is.EqualTo(7)
        );
        Assert.That(await LedgerFile.HoldAsync(second, "alice"), Is.InstanceOf<AppendResult.Duplicate>());
    }

    [Test]
    public async Task Disposing_finishes_what_is_under_way()
    {
        using var file = await LedgerFile.CreateAsync();
        var store = file.Open();
        var ledger = store.Ledgers;
        var opened = Enumerable
            .Range(0, 100)
            .Select(number =>
                ledger
                    .OpenAccountAsync(
                        Contexts.For($"trader-{number}", "2025-10-06"),
                        Market.Us,
                        Money.Zero,
                        CancellationToken.None
                    )
                    .AsTask()
            )
            .ToArray();

        store.Dispose();

        await Task.WhenAll(opened);
        await using var rereadStore = file.Open();
        var reread = rereadStore.Ledgers;
        Assert.That(await reread.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Has.Count.EqualTo(102));
    }

    [Test]
    public async Task Disposing_twice_is_disposing_once()
    {
        using var file = await LedgerFile.CreateAsync();
        var store = file.Open();
        store.Dispose();

        Assert.That(async () => await store.DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public async Task A_disposed_ledger_says_so()
    {
        using var file = await LedgerFile.CreateAsync();
        var store = file.Open();
        var ledger = store.Ledgers;
        var account = await ledger.FindAccountAsync(Signature.Parse("alice"), CancellationToken.None);
        store.Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(
                async () =>
                    await ledger.AppendAsync(
                        account!.Held(account!.ContextAt("2025-10-13"), "h", "Waiting."),
                        CancellationToken.None
                    ),
                Throws.TypeOf<ObjectDisposedException>()
            );
            Assert.That(
                async () => await ledger.FindAccountAsync(account!.Signature, CancellationToken.None),
                Throws.TypeOf<ObjectDisposedException>()
            );
            Assert.That(
                async () =>
                    await ledger.OpenAccountAsync(
                        Contexts.Bob("2025-10-06"),
                        Market.Us,
                        Money.Zero,
                        CancellationToken.None
                    ),
                Throws.TypeOf<ObjectDisposedException>()
            );
        });
    }

    [Test]
    public async Task A_disposed_ledger_leaves_one_file_and_nobody_holds_it()
    {
        using var file = await LedgerFile.CreateAsync();

        Assert.That(Directory.GetFiles(Path.GetDirectoryName(file.Path)!), Is.EqualTo(new[] { file.Path }));
    }

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write it.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
