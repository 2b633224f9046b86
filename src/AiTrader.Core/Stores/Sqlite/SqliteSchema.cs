using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The tables of a ledger file: ledgers, journals and faults. An older file can lack the last two. Entries are the
/// truth. An account's row repeats their number and the last hash, so that missing last entries show. AiTrader never
/// updates or deletes an entry. When another program does, the triggers mark the account as suspect, and its entries
/// are verified before the next append. Dropping the triggers changes the schema, which shows too.
/// </summary>
/// <remarks>
/// Appends of many signatures at once should touch few pages, because each changed page is written to disk. So entries
/// stand in the order in which they came (a table with a rowid, not one clustered by signature), and the index of ids
/// begins with the id, which signatures that trade at the same time share except for the last digits.
/// </remarks>
internal static class SqliteSchema
{
    private const int Version = 1;

    // "AiTr" in ASCII: what the tool 'file' and ours recognise the file by.
    private const int ApplicationId = 0x41695472;

    // Signatures that trade in turn touch the same pages again and again: the pages stay in memory, and in the log (16
    // MB of 4 KB
    // pages) until they are copied into the file, once for many trades. What is acknowledged is in the log, on disk.
    private const int CacheKibibytes = 16_384;
    private const int PagesBetweenCheckpoints = 4_000;

    private const string Tables = """
        CREATE TABLE accounts (
            signature TEXT NOT NULL PRIMARY KEY,
            version   INTEGER NOT NULL,
            head      BLOB NOT NULL,
            suspect   INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID, STRICT;

        CREATE TABLE entries (
            signature TEXT NOT NULL,
            sequence  INTEGER NOT NULL CHECK (sequence > 0),
            id        TEXT NOT NULL,
            entry     TEXT NOT NULL,
            hash      BLOB NOT NULL,
            PRIMARY KEY (signature, sequence),
            UNIQUE (id, signature)
        ) STRICT;
        """;

    private const string TablesBeside = """
        CREATE TABLE IF NOT EXISTS steps (
            signature TEXT NOT NULL,
            time      TEXT NOT NULL,
            number    INTEGER NOT NULL CHECK (number > 0),
            kind      TEXT NOT NULL,
            model     TEXT NOT NULL,
            content   TEXT NOT NULL,
            PRIMARY KEY (signature, time, number)
        ) STRICT;

        CREATE TABLE IF NOT EXISTS faults (
            signature   TEXT NOT NULL,
            time        TEXT NOT NULL,
            attempt     INTEGER NOT NULL CHECK (attempt > 0),
            model       TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            type        TEXT NOT NULL,
            message     TEXT NOT NULL,
            UNIQUE (signature, time, attempt)
        ) STRICT;
        """;

    // As sqlite_schema repeats them: a difference shows that one was replaced.
    private static readonly (string Name, string Sql)[] Triggers =
    [
        (
            "entry_updated",
            "CREATE TRIGGER entry_updated AFTER UPDATE ON entries BEGIN UPDATE accounts SET suspect = 1 "
                + "WHERE signature IN (OLD.signature, NEW.signature); END"
        ),
        (
            "entry_deleted",
            "CREATE TRIGGER entry_deleted AFTER DELETE ON entries BEGIN UPDATE accounts SET suspect = 1 "
                + "WHERE signature = OLD.signature; END"
        ),
    ];

    /// <summary>Opens a connection for appends: no acknowledged entry is lost, even if the power fails.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is not a database.</exception>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // Pooling would keep the file open after dispose.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();
            connection.Run("PRAGMA busy_timeout = 30000");
            connection.Run("PRAGMA synchronous = FULL");
            connection.Run($"PRAGMA cache_size = -{CacheKibibytes}");
            connection.Run($"PRAGMA wal_autocheckpoint = {PagesBetweenCheckpoints}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Creates the tables in an empty file; does not change existing ones.</summary>
    /// <exception cref="InvalidDataException">The file is a database, but not a ledger of this version.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        // Before the journal mode, which is written into the file: somebody else's database stays as it is.
        RequireEmptyOrOurs(connection);
        connection.Run("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        if (IsEmptyOrOurs(connection))
        {
            connection.Run(Tables);
            connection.Run($"PRAGMA application_id = {ApplicationId}");
            connection.Run($"PRAGMA user_version = {Version}");
        }

        connection.Run(TablesBeside);
        RestoreTriggers(connection);
        transaction.Commit();
    }

    /// <summary>Creates the triggers that were dropped or replaced, within a transaction.</summary>
    public static void RestoreTriggers(SqliteConnection connection)
    {
        foreach (var (name, sql) in Triggers)
        {
            if (
                connection.Read($"SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = '{name}'") as string
                != sql
            )
            {
                connection.Run($"DROP TRIGGER IF EXISTS {name}");
                connection.Run(sql);
            }
        }
    }

    // Within one transaction: another process that makes the tables now is seen before or after it, not in between.
    private static void RequireEmptyOrOurs(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        IsEmptyOrOurs(connection);
    }

    private static bool IsEmptyOrOurs(SqliteConnection connection)
    {
        long application = connection.ReadNumber("PRAGMA application_id");
        long version = connection.ReadNumber("PRAGMA user_version");
        if (application == ApplicationId && version == Version)
        {
            return false;
        }

        return application == 0 && connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0
            ? true
            : throw new InvalidDataException(
                $"{connection.DataSource} is a database, but not a ledger of version {Version} (application "
                    + $"{application:x8}, version {version})."
            );
    }

    private static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long ReadNumber(this SqliteConnection connection, string sql) => (long)(connection.Read(sql) ?? 0L);

    private static object? Read(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
