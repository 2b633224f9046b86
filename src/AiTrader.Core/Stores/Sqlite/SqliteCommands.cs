using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AiTrader.Stores;

/// <summary>Statements that run once. Each is a constant of its caller.</summary>
internal static class SqliteCommands
{
    /// <summary>Runs a statement.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.Create(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null if there is none.</summary>
    public static object? Read(this SqliteConnection connection, string sql)
    {
        using var command = connection.Create(sql);
        return command.ExecuteScalar();
    }

    /// <summary>The first column of the first row as a number; 0 if there is none.</summary>
    public static long ReadNumber(this SqliteConnection connection, string sql) => (long)(connection.Read(sql) ?? 0L);

    /// <summary>Whether the file was opened to be read.</summary>
    public static bool IsReadOnly(this SqliteConnection connection) =>
        raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    private static SqliteCommand Create(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The callers pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
