using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Opens a store's file that is only read: it is on a medium, or of an owner, that lets nobody write. Neither the file
/// nor its folder is changed.
/// </summary>
/// <remarks>
/// A file without a log is opened as immutable, because SQLite would otherwise create the log's index beside it.
/// Source: sqlite.org/wal.html, "Read-Only Databases".
/// </remarks>
internal static class SqliteReadOnlyOpening
{
    // sqlite.org/rescode.html
    private const int CannotOpen = 14;

    /// <summary>Opens a store's file and checks every page and every index of it.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is not a database.</exception>
    /// <exception cref="InvalidDataException">The file has no ledgers of this version.</exception>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static SqliteConnection Open(string path) =>
        Open(
            path,
            connection =>
            {
                SqliteSchema.Require(connection);
                SqliteIntegrity.Require(connection);
            }
        );

    /// <summary>Opens one more connection to the file.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static SqliteConnection Connect(string path) => Open(path, SqliteSchema.Require);

    /// <summary>Whether a file has a log, in which there can be entries that the file lacks.</summary>
    public static bool HasLog(string path) =>
        new FileInfo($"{FileLeaseStore.TargetOf(path)}-wal") is { Exists: true, Length: > 0 };

    private static SqliteConnection Open(string path, Action<SqliteConnection> require)
    {
        var connection = SqliteOpening.Create(HasLog(path) ? path : ImmutableUri(path), SqliteOpenMode.ReadOnly);
        try
        {
            connection.Open();
            connection.Run("PRAGMA temp_store = MEMORY");
            require(connection);
            SqliteSchema.StandInForMissing(connection);

            // What stands in for a missing table is the connection's own, and could be written.
            connection.Run("PRAGMA query_only = ON");
            return connection;
        }
        catch (SqliteException damaged) when (SqliteOpening.IsDamage(path, damaged))
        {
            connection.Dispose();
            throw SqliteDamage.Of(path, damaged);
        }
        catch (SqliteException unreadable) when (unreadable.SqliteErrorCode == CannotOpen && HasLog(path))
        {
            connection.Dispose();
            throw new SqliteException(
                $"The log {path}-wal can be read only with its index {path}-shm, or where the folder may be written.",
                CannotOpen
            );
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Source: sqlite.org/uri.html.
    private static string ImmutableUri(string path)
    {
        string full = Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/');
        return $"file:///{string.Join('/', full.TrimStart('/').Split('/').Select(Uri.EscapeDataString))}?immutable=1";
    }
}
