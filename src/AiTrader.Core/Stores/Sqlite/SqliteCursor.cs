using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>The rows that a statement gives, one after the other.</summary>
/// <param name="connection">The connection that is read.</param>
/// <param name="reader">The rows.</param>
internal readonly struct SqliteCursor(SqliteConnection connection, SqliteDataReader reader) : IDisposable
{
    /// <summary>Goes to the next row; false after the last one.</summary>
    /// <exception cref="StoreCorruptedException">A page of the file is damaged.</exception>
    public bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (SqliteException damaged) when (SqliteDamage.IsDamage(damaged))
        {
            throw SqliteDamage.Of(connection, damaged);
        }
    }

    public bool IsNull(int column) => reader.IsDBNull(column);

    public int GetInt32(int column) => reader.GetInt32(column);

    public long GetInt64(int column) => reader.GetInt64(column);

    public string GetString(int column) => reader.GetString(column);

    public byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);

    public void Dispose() => reader.Dispose();
}
