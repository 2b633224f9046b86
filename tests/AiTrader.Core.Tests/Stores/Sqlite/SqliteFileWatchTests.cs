using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>A store whose file is replaced, moved or deleted under it.</summary>
[Platform(Exclude = "Win", Reason = "Windows does not let an open file be replaced.")]
public sealed class SqliteFileWatchTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    private static IEnumerable<TestCaseData> Ways()
    {
        yield return Way("replaced by a copy", path => File.Move(CopyOf(path), path, overwrite: true));
        yield return Way("deleted", File.Delete);
        yield return Way("moved away", path => File.Move(path, path + ".old"));
        yield return Way("its log deleted", path => File.Delete(path + "-wal"));
        yield return Way("the index of its log deleted", path => File.Delete(path + "-shm"));
        yield return Way(
            "its folder replaced",
            path =>
            {
                string folder = Path.GetDirectoryName(path)!;
                Directory.Move(folder, folder + ".old");
                Directory.CreateDirectory(folder);
                File.Copy(Path.Combine(folder + ".old", Path.GetFileName(path)), path);
            }
        );
    }

    [TestCaseSource(nameof(Ways))]
    public async Task A_store_acknowledges_and_reads_nothing_when_its_file_was(Action<string> replace)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        string path = Path.Combine(folder.File("data"), "ledger.db");
        await using var store = new SqliteStore(path, TimeProvider.System);
        var account = await OpenAsync(store);

        replace(path);

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await store.Ledgers.AppendAsync(HeldBy(account)),
                Throws.TypeOf<IOException>().With.Message.Contains("ledger.db is no longer the file")
            );
            Assert.That(async () => await store.Ledgers.FindAccountAsync(Alice), Throws.TypeOf<IOException>());
            Assert.That(
                async () => await store.Journals.ReadAsync(account.ContextAt("2025-10-06")),
                Throws.TypeOf<IOException>()
            );
        });
    }

    [Test]
    public async Task A_link_that_leads_to_another_file_is_another_file()
    {
        using var folder = new TemporaryFolder();
        string link = folder.File("link.db");
        await using (var other = new SqliteStore(folder.File("other.db"), TimeProvider.System))
        {
            await OpenAsync(other);
        }

        File.CreateSymbolicLink(link, folder.File("ledger.db"));
        await using var store = new SqliteStore(link, TimeProvider.System);
        var account = await OpenAsync(store);
        await store.Ledgers.AppendNewAsync(HeldBy(account));

        File.Delete(link);
        File.CreateSymbolicLink(link, folder.File("other.db"));

        Assert.That(async () => await store.Ledgers.FindAccountAsync(Alice), Throws.TypeOf<IOException>());
    }

    [Test]
    public async Task A_file_that_is_put_back_is_used_again()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var account = await OpenAsync(store);
        File.Move(folder.File("ledger.db"), folder.File("away.db"));
        Assert.That(async () => await store.Ledgers.AppendAsync(HeldBy(account)), Throws.TypeOf<IOException>());

        File.Move(folder.File("away.db"), folder.File("ledger.db"));

        Assert.That(await store.Ledgers.AppendAsync(HeldBy(account)), Is.InstanceOf<AppendResult.Appended>());
    }

    private static TestCaseData Way(string name, Action<string> replace) =>
        new TestCaseData(replace).SetArgDisplayNames(name);

    private static string CopyOf(string path)
    {
        File.Copy(path, path + ".copy");
        return path + ".copy";
    }

    private static async Task<Account> OpenAsync(SqliteStore store) =>
        await store.Ledgers.OpenAccountAsync(Contexts.Alice("2025-10-06"), Market.Us, new Money(1000));

    private static LedgerEntry.Held HeldBy(Account account) =>
        account.Held(account.ContextAt("2025-10-06"), "6#1", "Waiting.");
}
