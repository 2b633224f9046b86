using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Tells a damaged file from an outage. Whatever SQLite finds wrong with the pages of a file refuses the whole file: no
/// account of it can be trusted until it is restored.
/// </summary>
internal static class SqliteDamage
{
    // sqlite.org/rescode.html
    private const int Error = 1;
    private const int Corrupt = 11;
    private const int Schema = 17;
    private const int Format = 24;
    private const int NotADatabase = 26;
    private const int ShortRead = 522;
    private const int CorruptFileSystem = 8458;
    private const int BadChecksum = 8202;

    /// <summary>Whether the file is damaged, and not only out of reach.</summary>
    public static bool IsDamage(SqliteException failure) =>
        failure.SqliteErrorCode is Corrupt or Format or NotADatabase
        || failure.SqliteExtendedErrorCode is ShortRead or CorruptFileSystem or BadChecksum;

    /// <summary>
    /// The same for a file that is opened: the statements that open it are right, so that one which SQLite cannot
    /// prepare was given another schema.
    /// </summary>
    public static bool IsDamageAtOpening(SqliteException failure) =>
        IsDamage(failure) || failure.SqliteErrorCode is Error or Schema;

    /// <summary>Whether an exception says that the whole file is damaged, and not one account of it.</summary>
    public static bool IsOfFile(Exception failure) =>
        failure is StoreCorruptedException { Signature: null, InnerException: SqliteException };

    /// <summary>The exception for a damaged file.</summary>
    public static StoreCorruptedException Of(SqliteConnection connection, SqliteException failure) =>
        Of(connection, failure.Message, failure);

    /// <inheritdoc cref="Of(SqliteConnection, SqliteException)"/>
    public static StoreCorruptedException Of(SqliteConnection connection, string what, SqliteException? inner = null) =>
        Of(connection.DataSource, what, inner);

    /// <summary>The exception for a damaged file of a path.</summary>
    public static StoreCorruptedException Of(string path, SqliteException failure) =>
        Of(path, failure.Message, failure);

    private static StoreCorruptedException Of(string path, string what, SqliteException? inner) =>
        new(null, $"The store is damaged. {path}: {what}. Restore the file.", inner);
}
