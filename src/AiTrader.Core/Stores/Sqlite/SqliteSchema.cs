using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The tables of a file: ledgers, journals, faults, requests, notes, documents and events. An older file can lack all
/// but the ledgers. Entries are the truth. An account's row repeats their number and the last hash, so that missing last entries show. AiTrader
/// never updates or deletes an entry. When another program does, the triggers mark the account as suspect, and its
/// entries are verified before the next append. Dropping the triggers changes the schema, which shows too.
/// </summary>
/// <remarks>
/// Appends of many signatures at once should touch few pages, because each changed page is written to disk. So entries
/// stand in the order in which they came (a table with a rowid, not one clustered by signature), and the index of ids
/// begins with the id, which signatures that trade at the same time share except for the last digits.
/// </remarks>
internal static class SqliteSchema
{
    private const int Version = 1;
    private const string Steps = "steps";
    private const string HashColumn = "hash      BLOB,";
    private const string AddHash = "ALTER TABLE steps ADD COLUMN hash BLOB";
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;

    /// <summary>"AiTr" in ASCII: by it AiTrader and the tool 'file' recognize the file.</summary>
    public const int ApplicationId = 0x41695472;

    private static readonly (string Name, string Sql)[] Tables =
    [
        (
            "accounts",
            """
            CREATE TABLE accounts (
                signature TEXT NOT NULL PRIMARY KEY,
                version   INTEGER NOT NULL,
                head      BLOB NOT NULL,
                suspect   INTEGER NOT NULL DEFAULT 0
            ) WITHOUT ROWID, STRICT
            """
        ),
        (
            "entries",
            """
            CREATE TABLE entries (
                signature TEXT NOT NULL,
                sequence  INTEGER NOT NULL CHECK (sequence > 0),
                id        TEXT NOT NULL,
                entry     TEXT NOT NULL,
                hash      BLOB NOT NULL,
                PRIMARY KEY (signature, sequence),
                UNIQUE (id, signature)
            ) STRICT
            """
        ),
    ];

    private static readonly (string Name, string Sql)[] TablesBeside =
    [
        (
            Steps,
            """
            CREATE TABLE steps (
                signature TEXT NOT NULL,
                time      TEXT NOT NULL,
                number    INTEGER NOT NULL CHECK (number > 0),
                kind      TEXT NOT NULL,
                model     TEXT NOT NULL,
                content   TEXT NOT NULL,
                hash      BLOB,
                PRIMARY KEY (signature, time, number)
            ) STRICT
            """
        ),
        (
            "faults",
            """
            CREATE TABLE faults (
                signature   TEXT NOT NULL,
                time        TEXT NOT NULL,
                attempt     INTEGER NOT NULL CHECK (attempt > 0),
                model       TEXT NOT NULL,
                recorded_at INTEGER NOT NULL,
                type        TEXT NOT NULL,
                message     TEXT NOT NULL,
                UNIQUE (signature, time, attempt)
            ) STRICT
            """
        ),
        (
            "requests",
            """
            CREATE TABLE requests (
                signature TEXT NOT NULL,
                number    INTEGER NOT NULL CHECK (number > 0),
                request   TEXT NOT NULL,
                PRIMARY KEY (signature, number)
            ) STRICT
            """
        ),
        (
            "notes",
            """
            CREATE TABLE notes (
                signature TEXT NOT NULL,
                model     TEXT NOT NULL,
                number    INTEGER NOT NULL CHECK (number > 0),
                time      TEXT NOT NULL,
                id        TEXT NOT NULL,
                text      TEXT NOT NULL,
                hash      BLOB NOT NULL,
                PRIMARY KEY (signature, model, number),
                UNIQUE (signature, model, time, id)
            ) STRICT
            """
        ),
        (
            "documents",
            """
            CREATE TABLE documents (
                kind    TEXT NOT NULL,
                id      TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                content BLOB NOT NULL,
                hash    BLOB NOT NULL,
                PRIMARY KEY (kind, id)
            ) STRICT
            """
        ),
        (
            "document_versions",
            """
            CREATE TABLE document_versions (
                kind TEXT NOT NULL PRIMARY KEY,
                last INTEGER NOT NULL CHECK (last > 0)
            ) WITHOUT ROWID, STRICT
            """
        ),
        (
            "events",
            """
            CREATE TABLE events (
                number    INTEGER PRIMARY KEY CHECK (number > 0),
                signature TEXT NOT NULL,
                kind      TEXT NOT NULL,
                content   BLOB NOT NULL
            ) STRICT
            """
        ),
        (
            "event_positions",
            """
            CREATE TABLE event_positions (
                signature TEXT NOT NULL PRIMARY KEY,
                position  INTEGER NOT NULL CHECK (position > 0)
            ) WITHOUT ROWID, STRICT
            """
        ),
    ];

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

    /// <summary>
    /// Creates the tables in an empty file. A file that has tables is checked first, and its tables are not changed.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is a database, but not a ledger of this version.</exception>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        // Before the journal mode, which is written into the file: somebody else's database stays as it is.
        if (IsEmptyOrIntact(connection))
        {
            Create(connection);
        }

        connection.Run("PRAGMA journal_mode = WAL");
        if (!IsComplete(connection))
        {
            Complete(connection);
        }
    }

    /// <summary>Checks that a file that is only read has tables.</summary>
    /// <exception cref="InvalidDataException">The file is a database, but not a ledger of this version.</exception>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static void Require(SqliteConnection connection)
    {
        if (IsEmptyOrOurs(connection))
        {
            throw new InvalidDataException($"{connection.DataSource} is empty: it has no ledgers.");
        }
    }

    /// <summary>
    /// For a file that is only read: what an older one lacks is there for this connection, without a row.
    /// </summary>
    public static void StandInForMissing(SqliteConnection connection)
    {
        foreach (var (name, sql) in TablesBeside)
        {
            string? existing = ReadSql(connection, "table", name);
            if (existing is null)
            {
                connection.Run(sql.Replace("CREATE TABLE", "CREATE TEMP TABLE", StringComparison.Ordinal));
            }
            else if (!SameText(existing, sql))
            {
                connection.Run($"CREATE TEMP VIEW {name} AS SELECT *, NULL AS hash FROM main.{name}");
            }
        }
    }

    /// <summary>Creates the triggers that were dropped or replaced, within a transaction.</summary>
    public static void RestoreTriggers(SqliteConnection connection)
    {
        foreach (var (name, sql) in Triggers)
        {
            if (ReadSql(connection, "trigger", name) != sql)
            {
                connection.Run($"DROP TRIGGER IF EXISTS {name}");
                connection.Run(sql);
            }
        }
    }

    // What is complete is opened without the write lock, which another program can keep for long.
    private static bool IsComplete(SqliteConnection connection) =>
        TablesBeside.All(table => SameText(ReadSql(connection, "table", table.Name), table.Sql))
        && Triggers.All(trigger => ReadSql(connection, "trigger", trigger.Name) == trigger.Sql);

    private static void Complete(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var (name, sql) in TablesBeside)
        {
            string? existing = ReadSql(connection, "table", name);
            if (!SameText(existing, sql))
            {
                connection.Run(existing is null ? sql : AddHash);
            }
        }

        RestoreTriggers(connection);
        transaction.Commit();
    }

    // Before there is a log: a file with a log has tables even when it is copied without the log.
    private static void Create(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (IsEmptyOrOurs(connection))
        {
            Array.ForEach(Tables, table => connection.Run(table.Sql));
            connection.Run($"PRAGMA application_id = {ApplicationId}");
            connection.Run($"PRAGMA user_version = {Version}");
        }

        transaction.Commit();
    }

    // Within one transaction: another process that makes the tables now is seen before or after it, not in between.
    private static bool IsEmptyOrIntact(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        if (IsEmptyOrOurs(connection))
        {
            return connection.Read("PRAGMA journal_mode") as string != "wal"
                ? true
                : throw SqliteDamage.Of(
                    connection,
                    "it has no tables, and its log is missing; was it copied without the file that ends in -wal?"
                );
        }

        SqliteIntegrity.Require(connection);
        return false;
    }

    private static bool IsEmptyOrOurs(SqliteConnection connection)
    {
        long application = connection.ReadNumber("PRAGMA application_id");
        long version = connection.ReadNumber("PRAGMA user_version");
        bool isMarked = application == ApplicationId && version == Version;
        if (HasTables(connection))
        {
            return isMarked
                ? false
                : throw SqliteDamage.Of(
                    connection,
                    $"its tables are those of a ledger, and its header is not (application {application:x8}, "
                        + $"version {version})"
                );
        }

        if (isMarked)
        {
            throw SqliteDamage.Of(connection, "its tables were changed");
        }

        return application == 0 && connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0
            ? true
            : throw new InvalidDataException(
                $"{connection.DataSource} is a database, but not a ledger of version {Version} (application "
                    + $"{application:x8}, version {version})."
            );
    }

    // All but ledgers came later, and the hashes of a journal later still: an older file lacks them.
    private static bool HasTables(SqliteConnection connection) =>
        Tables.All(table => SameText(ReadSql(connection, "table", table.Name), table.Sql))
        && TablesBeside.All(table =>
            ReadSql(connection, "table", table.Name) is not { } sql
            || SameText(sql, table.Sql)
            || (table.Name == Steps && SameText(sql, table.Sql.Replace(HashColumn, "", StringComparison.Ordinal)))
        );

    private static string? ReadSql(SqliteConnection connection, string type, string name) =>
        connection.Read($"SELECT sql FROM sqlite_schema WHERE type = '{type}' AND name = '{name}'") as string;

    // Indentation is that of the program that created the table.
    private static bool SameText(string? sql, string expected) =>
        sql is not null && sql.Split((char[]?)null, Words).SequenceEqual(expected.Split((char[]?)null, Words));
}
