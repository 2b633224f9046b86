using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The one thread of a process that writes a ledger file. It puts all waiting work into one transaction, so that many
/// signatures that trade at once share one flush to disk (group commit).
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaximumBatch = 1024;

    // How long after the last work the log is copied into the file.
    private const int IdleMilliseconds = 1_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteRows _rows;
    private readonly SqliteTables _tables;
    private readonly SqliteBooks _books;
    private readonly SqliteLog _log;
    private readonly SqliteWriteLock _lock;
    private readonly SqliteFileWatch _watch;
    private readonly SqliteQueue _queue = new();
    private readonly Thread _thread;
    private int _disposals;

    /// <param name="connection">The connection that writes.</param>
    /// <param name="watch">Notices when the file is no longer the one at its path.</param>
    /// <param name="awaited">Is told when another program keeps the write lock.</param>
    public SqliteWriter(SqliteConnection connection, SqliteFileWatch watch, Action<string> awaited)
    {
        _connection = connection;
        _watch = watch;
        _log = new SqliteLog(connection);
        _lock = new SqliteWriteLock(connection, awaited);
        _rows = new SqliteRows(connection);
        _tables = new SqliteTables(connection);
        _books = new SqliteBooks(_rows, _tables);
        _thread = new Thread(Run) { Name = "AiTrader.SqliteWriter", IsBackground = true };
        _thread.Start();
    }

    /// <summary>A ledger as it last was on disk; null if this process has not read it yet.</summary>
    public SeenChain? Published(Signature signature) => _books.Published(signature);

    /// <inheritdoc cref="SqliteBooks.Confirm"/>
    public void Confirm(SeenChain published, long at) => _books.Confirm(published, at);

    /// <summary>Does work within a transaction; completes when the transaction is on disk.</summary>
    /// <exception cref="ObjectDisposedException">The store is disposed.</exception>
    /// <exception cref="IOException">The file is no longer the one at its path.</exception>
    public Task<T> DoAsync<T>(Func<SqliteBooks, T> work)
    {
        var item = new SqliteWork<T>(work);
        ObjectDisposedException.ThrowIf(!_queue.TryAdd(item), typeof(SqliteStore));
        return item.Task;
    }

    /// <summary>Finishes the waiting work, then closes the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Increment(ref _disposals) > 1)
        {
            return;
        }

        _queue.Complete();
        _thread.Join();
        _log.Copy();
        _log.Dispose();
        _lock.Dispose();
        _rows.Dispose();
        _tables.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        var batch = new List<SqliteWork>();
        while (!_queue.IsFinished)
        {
            if (_queue.TryTake(batch, MaximumBatch, _log.IsCopied ? Timeout.Infinite : IdleMilliseconds))
            {
                Commit(batch);
                _queue.Gather(batch.Count);
                batch.Clear();
            }
            else
            {
                _log.Copy();
            }
        }
    }

    private void Commit(List<SqliteWork> batch)
    {
        bool began = false;
        try
        {
            _watch.Require();
            _lock.Begin();
            began = true;
            _books.Begin();
            batch.ForEach(work => work.Do(_books));
            long at = Stopwatch.GetTimestamp();
            _rows.Commit();
            _log.Grow();
            _watch.Require();
            _books.Commit(at);
        }
#pragma warning disable CA1031 // The writer goes on: whoever waits for this transaction is told why it failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _books.Rollback();
            Rollback(began);
            batch.ForEach(work => work.Fail(exception));
            return;
        }

        if (_books.HasOpened)
        {
            _log.Copy();
        }

        batch.ForEach(work => work.Succeed());
    }

    private void Rollback(bool began)
    {
        try
        {
            if (began)
            {
                _rows.Rollback();
            }
        }
        catch (SqliteException)
        {
            // SQLite has undone the transaction itself, as it does when the disk is full; the first failure is what
            // callers are told.
        }
    }
}
