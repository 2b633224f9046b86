using System.Collections.Concurrent;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>Another program that keeps the write lock of a file, as a shell does that began a transaction.</summary>
[Category(TestCategory.Long)]
public sealed class SqliteWriteLockTests
{
    [Test]
    public async Task A_lock_that_is_waited_for_is_said_once_and_then_the_work_is_done()
    {
        using var file = await LedgerFile.CreateAsync();
        var said = new ConcurrentQueue<string>();
        await using var store = new SqliteStore(file.Path, TimeProvider.System, leases: null, Saying(said));
        using var other = Lock(file.Path);

        var append = LedgerFile.HoldAsync(store.Ledgers, "alice");
        while (said.IsEmpty)
        {
            Assert.That(append.IsCompleted, Is.False);
            await Task.Delay(20);
        }

        other.Dispose();

        Assert.That(await append, Is.InstanceOf<AppendResult.Appended>());
        Assert.That(said, Has.Count.EqualTo(1));
        Assert.That(said, Has.One.Contains("Waiting: another program has had the write lock of " + file.Path));
    }

    [Test]
    public async Task A_lock_that_is_kept_too_long_ends_the_wait()
    {
        using var file = await LedgerFile.CreateAsync();
        using var connection = SqliteOpening.Open(file.Path);
        using var writeLock = new SqliteWriteLock(connection, _ => { }, TimeSpan.FromSeconds(1));
        using var other = Lock(file.Path);

        Assert.That(
            writeLock.Begin,
            Throws.TypeOf<IOException>().With.Message.Contains("Nothing was written").And.Message.Contains(file.Path)
        );
    }

    /// <summary>Opening and reading need no lock, in a file that lacks nothing.</summary>
    [Test]
    public async Task A_file_whose_lock_another_program_keeps_is_opened_and_read()
    {
        using var file = await LedgerFile.CreateAsync();
        using var other = Lock(file.Path);
        var said = new ConcurrentQueue<string>();

        await using var store = new SqliteStore(file.Path, TimeProvider.System, leases: null, Saying(said));

        Assert.That(await store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(6));
        Assert.That(said, Is.Empty);
    }

    private static SqliteConnection Lock(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    private static ILogger<SqliteStore> Saying(ConcurrentQueue<string> said)
    {
        var logger = Substitute.For<ILogger<SqliteStore>>();
        logger.IsEnabled(default).ReturnsForAnyArgs(true);
        logger
            .WhenForAnyArgs(log => log.Log<object>(default, default, default!, default, default!))
            .Do(call => said.Enqueue($"{call[2]}"));
        return logger;
    }
}
