using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>Creates the tables of a file, and checks that a file has them.</summary>
internal static class SqliteSchema
{
    private const int Version = 1;
    private const string HashColumn = "hash      BLOB,";
    private const string AddHash = "ALTER TABLE steps ADD COLUMN hash BLOB";
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;

    /// <summary>"AiTr" in ASCII: by it AiTrader and the tool 'file' recognize the file.</summary>
    public const int ApplicationId = 0x41695472;

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
        foreach (var (name, sql) in SqliteDefinitions.TablesBeside)
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
        foreach (var (name, sql) in SqliteDefinitions.Triggers)
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
        SqliteDefinitions.TablesBeside.All(table => SameText(ReadSql(connection, "table", table.Name), table.Sql))
        && SqliteDefinitions.Triggers.All(trigger => ReadSql(connection, "trigger", trigger.Name) == trigger.Sql);

    private static void Complete(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var (name, sql) in SqliteDefinitions.TablesBeside)
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
            foreach (var (_, sql) in SqliteDefinitions.Tables)
            {
                connection.Run(sql);
            }

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
        SqliteDefinitions.Tables.All(table => SameText(ReadSql(connection, "table", table.Name), table.Sql))
        && SqliteDefinitions.TablesBeside.All(table =>
            ReadSql(connection, "table", table.Name) is not { } sql
            || SameText(sql, table.Sql)
            || (
                table.Name == SqliteDefinitions.Steps
                && SameText(sql, table.Sql.Replace(HashColumn, "", StringComparison.Ordinal))
            )
        );

    private static string? ReadSql(SqliteConnection connection, string type, string name) =>
        connection.Read($"SELECT sql FROM sqlite_schema WHERE type = '{type}' AND name = '{name}'") as string;

    // Indentation is that of the program that created the table.
    private static bool SameText(string? sql, string expected) =>
        sql is not null && sql.Split((char[]?)null, Words).SequenceEqual(expected.Split((char[]?)null, Words));
}
