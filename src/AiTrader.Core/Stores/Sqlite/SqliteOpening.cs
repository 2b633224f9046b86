using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Opens a ledger file. A damaged file is refused before anything is written: an id that is missing from the index of
/// ids, for example, would let an acknowledged trade be appended twice.
/// </summary>
internal static class SqliteOpening
{
    // Signatures that trade in turn touch the same pages again and again: the pages stay in memory, and in the log (16
    // MB of 4 KB
    // pages) until they are copied into the file, once for many trades. What is acknowledged is in the log, on disk.
    private const int CacheKibibytes = 16_384;
    private const int PagesBetweenCheckpoints = 4_000;

    // sqlite.org/rescode.html
    private const int ReadOnly = 8;

    // How long SQLite itself waits for a lock; whoever needs it longer asks again.
    private const int LockMilliseconds = 2_000;

    /// <summary>Opens a store's file, or creates it, and checks every page and every index of it.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is not a database.</exception>
    /// <exception cref="InvalidDataException">The file is a database, but not a ledger of this version.</exception>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static SqliteConnection Open(string path)
    {
        var connection = Create(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Prepare(connection);
            SqliteSchema.Ensure(connection);
            RequireWritable(connection);
            return connection;
        }
        catch (SqliteException damaged) when (IsDamage(path, damaged))
        {
            connection.Dispose();
            throw SqliteDamage.Of(connection, damaged);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens one more connection to a store's file.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static SqliteConnection Connect(string path)
    {
        var connection = Create(path, SqliteOpenMode.ReadWrite);
        try
        {
            Prepare(connection);
            return connection;
        }
        catch (SqliteException damaged) when (SqliteDamage.IsDamageAtOpening(damaged))
        {
            connection.Dispose();
            throw SqliteDamage.Of(connection, damaged);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that is not yet open. Pooling would keep the file open after dispose.</summary>
    public static SqliteConnection Create(string path, SqliteOpenMode mode) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );

    /// <summary>
    /// Whether a store is damaged. Another kind of file is not: it is left to its owner, as a mistake of the caller.
    /// </summary>
    public static bool IsDamage(string path, SqliteException failure) =>
        SqliteDamage.IsDamageAtOpening(failure) && SqliteHeader.Read(path) is { WasDatabase: true };

    // For appends: no acknowledged entry is lost, even if the power fails.
    private static void Prepare(SqliteConnection connection)
    {
        connection.Open();
        connection.Run($"PRAGMA busy_timeout = {LockMilliseconds}");
        connection.Run("PRAGMA synchronous = FULL");
        connection.Run($"PRAGMA cache_size = -{CacheKibibytes}");
        connection.Run($"PRAGMA wal_autocheckpoint = {PagesBetweenCheckpoints}");
    }

    // SQLite opens a file that cannot be written to read it, and would tell of it at the first trade.
    private static void RequireWritable(SqliteConnection connection)
    {
        if (connection.IsReadOnly())
        {
            throw SqliteHeader.Read(connection.DataSource) is { IsWriteProtected: true }
                ? SqliteDamage.Of(connection, "its header forbids to write")
                : new SqliteException($"{connection.DataSource} may not be written by this user.", ReadOnly);
        }
    }
}
