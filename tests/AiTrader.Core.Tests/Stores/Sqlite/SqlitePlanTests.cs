using System.Reflection;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>Documents and events are found by their keys: no statement reads a whole table.</summary>
public sealed class SqlitePlanTests
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    [TestCase(typeof(SqliteDocuments), 7)]
    [TestCase(typeof(SqliteEvents), 6)]
    public async Task No_statement_scans_a_table(Type tables, int count)
    {
        using var file = await LedgerFile.CreateAsync();
        await using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=false");
        await connection.OpenAsync();
        using var owner = (IDisposable)Create(tables, connection);

        string[] statements = [.. StatementsOf(owner)];

        Assert.That(statements, Has.Length.EqualTo(count));
        foreach (string statement in statements)
        {
            Assert.That(
                PlanOf(connection, statement),
                Has.None.StartsWith("SCAN").And.None.Contains("TEMP"),
                statement
            );
        }
    }

    private static object Create(Type tables, SqliteConnection connection) =>
        tables == typeof(SqliteEvents) ? new SqliteEvents(connection) : new SqliteDocuments(connection);

    private static IEnumerable<string> StatementsOf(object owner) =>
        owner
            .GetType()
            .GetFields(Private)
            .Where(field => field.FieldType == typeof(SqliteStatement))
            .Select(field => typeof(SqliteStatement).GetField("_command", Private)!.GetValue(field.GetValue(owner)))
            .Select(command => ((SqliteCommand)command!).CommandText);

    private static List<string> PlanOf(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the program's.
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
#pragma warning restore CA2100
        for (int i = 0; sql.Contains($"${i}", StringComparison.Ordinal); i++)
        {
            command.Parameters.AddWithValue($"${i}", 1);
        }

        var plan = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            string step = rows.GetString(3);
            if (step != "SCAN CONSTANT ROW")
            {
                plan.Add(step);
            }
        }

        return plan;
    }
}
