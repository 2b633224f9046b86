using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The write-ahead log of a file. Acknowledged work is in it, on disk, before it is in the file itself; it is copied
/// into the file early, so that a file that was copied without its log lacks little. Only the writer's thread uses it.
/// </summary>
internal sealed class SqliteLog(SqliteConnection connection) : IDisposable
{
    // PASSIVE: it waits for nobody, and copies what no reader needs as it was.
    private readonly SqliteStatement _copy = new(connection, "PRAGMA wal_checkpoint(PASSIVE)", 0);

    private readonly bool _isReadOnly = connection.IsReadOnly();

    /// <summary>Whether the file has everything that this process wrote.</summary>
    public bool IsCopied { get; private set; } = true;

    /// <summary>Something was written.</summary>
    public void Grow() => IsCopied = _isReadOnly;

    /// <summary>Copies the log into the file.</summary>
    public void Copy()
    {
        if (IsCopied)
        {
            return;
        }

        try
        {
            using var row = _copy.Query();
            IsCopied = row.Read() && row.GetInt64(0) == 0 && row.GetInt64(1) == row.GetInt64(2);
        }
        catch (Exception failed) when (failed is SqliteException or StoreCorruptedException)
        {
            // The log has what was acknowledged; the next append meets the same failure and tells its caller.
            IsCopied = false;
        }
    }

    public void Dispose() => _copy.Dispose();
}
