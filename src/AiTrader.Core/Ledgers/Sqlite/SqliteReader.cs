using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>Tells whether what this process knows of a ledger is still what the file says. Thread-safe.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _disposed;
    private readonly SqliteStatement _account = new(
        connection,
        "SELECT version, suspect FROM accounts WHERE signature = $0",
        1
    );

    /// <summary>Whether no other process has appended to or touched the ledger since.</summary>
    /// <exception cref="ObjectDisposedException">The ledger is disposed.</exception>
    public bool IsCurrent(Account known)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteLedgerStore));
            using var row = _account.Query(known.Signature.Value);
            return row.Read() && row.GetInt64(0) == known.Version && row.GetInt64(1) == 0;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _account.Dispose();
            connection.Dispose();
        }
    }
}
