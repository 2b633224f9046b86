using Microsoft.Data.Sqlite;
using SQLitePCL;

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
        catch (SqliteException damaged) when (IsDamage(connection, damaged))
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

    // For appends: no acknowledged entry is lost, even if the power fails.
    private static void Prepare(SqliteConnection connection)
    {
        connection.Open();
        connection.Run("PRAGMA busy_timeout = 30000");
        connection.Run("PRAGMA synchronous = FULL");
        connection.Run($"PRAGMA cache_size = -{CacheKibibytes}");
        connection.Run($"PRAGMA wal_autocheckpoint = {PagesBetweenCheckpoints}");
    }

    // Another kind of file is not a damaged store: it is left to its owner, as a mistake of the caller.
    private static bool IsDamage(SqliteConnection connection, SqliteException failure) =>
        SqliteDamage.IsDamageAtOpening(failure) && SqliteHeader.Read(connection.DataSource) is { WasDatabase: true };

    // A file that its owner does not let be written is another matter: it is read.
    private static void RequireWritable(SqliteConnection connection)
    {
        if (
            raw.sqlite3_db_readonly(connection.Handle, "main") == 1
            && SqliteHeader.Read(connection.DataSource) is { IsWriteProtected: true }
        )
        {
            throw SqliteDamage.Of(connection, "its header forbids to write");
        }
    }
}
