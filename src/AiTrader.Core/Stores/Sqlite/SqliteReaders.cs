using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The connections through which a file is read. Each read borrows one, so that there are as many connections as
/// simultaneous reads. Thread-safe.
/// </summary>
/// <param name="connect">Opens a connection.</param>
/// <param name="watch">Notices when the file is no longer the one at its path.</param>
internal sealed class SqliteReaders(Func<SqliteConnection> connect, SqliteFileWatch watch) : IDisposable
{
    private const int MostIdle = 16;

    private readonly Lock _lock = new();
    private readonly Stack<SqliteReader> _idle = [];
    private bool _disposed;

    /// <summary>How many connections were opened so far.</summary>
    public int OpenedCount { get; private set; }

    /// <summary>Borrows a connection; disposing of it gives it back.</summary>
    /// <exception cref="ObjectDisposedException">The store is disposed.</exception>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    /// <exception cref="IOException">The file is no longer the one at its path.</exception>
    public SqliteReader Borrow()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteStore));
            watch.Require();
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }

            OpenedCount++;
        }

        var reader = new SqliteReader(connect(), this);
        try
        {
            // Otherwise it may read another file than the writer writes.
            watch.Require();
            return reader;
        }
        catch
        {
            reader.Close();
            throw;
        }
    }

    /// <summary>Takes a connection back; false if it is to be closed.</summary>
    public bool TryTakeBack(SqliteReader reader)
    {
        lock (_lock)
        {
            if (_disposed || _idle.Count >= MostIdle)
            {
                return false;
            }

            _idle.Push(reader);
            return true;
        }
    }

    /// <summary>Closes the connections; those that are borrowed close when they come back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            while (_idle.TryPop(out var idle))
            {
                idle.Close();
            }
        }
    }
}
