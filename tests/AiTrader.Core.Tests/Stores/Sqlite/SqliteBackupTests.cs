using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>Copies of a store: what AiTrader makes, and what a file has without its log.</summary>
public sealed class SqliteBackupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_copy_of_a_store_in_use_has_everything_and_is_one_file()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        await using var store = file.Open();
        var context = Contexts.Alice("2025-10-13");
        await LedgerFile.HoldAsync(store.Ledgers, "alice");
        await store.Journals.AppendAsync(new JournalEntry(context, 1, JournalEntryKind.Reply, "Hold."));
        await store.Faults.AppendAsync(
            SessionFault.Create(context, new IOException("Down."), DateTimeOffset.UnixEpoch)
        );

        store.Backup(folder.File("copy.db"));

        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo([folder.File("copy.db")]));
        await using var copy = new SqliteStore(folder.File("copy.db"), TimeProvider.System);
        Assert.Multiple(async () =>
        {
            Assert.That(await copy.Ledgers.HeadAsync("alice"), Is.EqualTo(await store.Ledgers.HeadAsync("alice")));
            Assert.That(await copy.Ledgers.HeadAsync("bob"), Is.EqualTo(await store.Ledgers.HeadAsync("bob")));
            Assert.That(await copy.Journals.ReadAsync(context), Has.Count.EqualTo(1));
            Assert.That(await copy.Faults.ReadAsync(context.Signature), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_copy_overwrites_nothing()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("copy.db"), "precious");
        await using var store = file.Open();

        Assert.That(() => store.Backup(folder.File("copy.db")), Throws.InstanceOf<IOException>());

        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(folder.File("copy.db")), Is.EqualTo("precious"));
    }

    [Test]
    public async Task A_file_without_its_log_has_every_account_that_was_opened()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Contexts.Alice("2025-10-06"), Market.Us, new Money(1000));

        File.Copy(folder.File("ledger.db"), folder.File("copy.db"));

        await using var copy = new SqliteStore(folder.File("copy.db"), TimeProvider.System);
        Assert.That(await copy.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_file_without_its_log_has_what_a_store_wrote_that_was_closed_while_another_is_open()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        await using var other = file.Open();
        await using (var store = file.Open())
        {
            await LedgerFile.HoldAsync(store.Ledgers, "alice");
        }

        File.Copy(file.Path, folder.File("copy.db"));

        await using var copy = new SqliteStore(folder.File("copy.db"), TimeProvider.System);
        Assert.That(await copy.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_file_without_its_log_has_what_was_appended_once_the_store_is_idle()
    {
        using var file = await LedgerFile.CreateAsync();
        using var folder = new TemporaryFolder();
        await using var store = file.Open();
        await LedgerFile.HoldAsync(store.Ledgers, "alice");
        using var timeout = new CancellationTokenSource(Patience);

        int entries = 0;
        for (int number = 0; entries < 7 && !timeout.IsCancellationRequested; number++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            File.Copy(file.Path, folder.File($"{number}.db"));
            await using var copy = new SqliteStore(folder.File($"{number}.db"), TimeProvider.System);
            entries = (await copy.Ledgers.AllEntriesAsync("alice")).Count;
        }

        Assert.That(entries, Is.EqualTo(7));
    }

    [Test]
    public void A_file_that_lost_its_log_before_it_had_a_table_is_refused()
    {
        using var folder = new TemporaryFolder();
        using (
            var connection = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={folder.File("ledger.db")};Pooling=False"
            )
        )
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        Assert.That(
            () => new SqliteStore(folder.File("ledger.db"), TimeProvider.System),
            Throws.TypeOf<StoreCorruptedException>().With.Message.Contains("-wal")
        );
    }
}
