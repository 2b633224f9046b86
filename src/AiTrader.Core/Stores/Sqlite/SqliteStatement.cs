using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>A statement that is compiled once and run many times; its parameters are $0, $1, … in order.</summary>
internal sealed class SqliteStatement : IDisposable
{
    // sqlite.org/rescode.html
    private const int ReadOnly = 8;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    /// <param name="connection">The connection.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">The number of its parameters.</param>
    /// <param name="timeoutSeconds">How long it waits for a lock, at most; null for the connection's own time.</param>
    public SqliteStatement(SqliteConnection connection, string sql, int parameters, int? timeoutSeconds = null)
    {
        _connection = connection;
        _command = connection.CreateCommand();
        _command.CommandTimeout = timeoutSeconds ?? _command.CommandTimeout;
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
    /// <exception cref="NotSupportedException">The statement writes, and the file is only read.</exception>
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
        catch (SqliteException written) when (written.SqliteErrorCode == ReadOnly && _connection.IsReadOnly())
        {
            throw new NotSupportedException($"{_connection.DataSource} was opened to be read.", written);
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
