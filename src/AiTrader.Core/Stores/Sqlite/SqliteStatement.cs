using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>A statement that is compiled once and run many times; its parameters are $0, $1, … in order.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _connection = connection;
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // The callers pass constants.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }
    }

    /// <returns>How many rows were changed.</returns>
    /// <exception cref="StoreCorruptedException">A page of the file is damaged.</exception>
    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        try
        {
            return _command.ExecuteNonQuery();
        }
        catch (SqliteException damaged) when (SqliteDamage.IsDamage(damaged))
        {
            throw SqliteDamage.Of(_connection, damaged);
        }
    }

    /// <exception cref="StoreCorruptedException">A page of the file is damaged.</exception>
    public SqliteCursor Query(params ReadOnlySpan<object> values)
    {
        Bind(values);
        try
        {
            return new SqliteCursor(_connection, _command.ExecuteReader());
        }
        catch (SqliteException damaged) when (SqliteDamage.IsDamage(damaged))
        {
            throw SqliteDamage.Of(_connection, damaged);
        }
    }

    /// <exception cref="StoreCorruptedException">A page of the file is damaged.</exception>
    public long ReadNumber()
    {
        using var row = Query();
        return row.Read() ? row.GetInt64(0) : 0;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i];
        }
    }
}
