using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>A connection that reads, while it is borrowed. One caller at a time uses it.</summary>
/// <param name="connection">The connection.</param>
/// <param name="readers">Where it goes back to.</param>
internal sealed class SqliteReader(SqliteConnection connection, SqliteReaders readers) : IDisposable
{
    private bool _isReading;

    /// <summary>The ledgers.</summary>
    public SqliteRows Rows { get; } = new(connection);

    /// <summary>What lies beside the ledgers.</summary>
    public SqliteTables Tables { get; } = new(connection);

    /// <summary>Reads the file as it is now, whatever is appended meanwhile, until it is given back.</summary>
    public void Begin()
    {
        Rows.BeginRead();
        _isReading = true;
    }

    /// <summary>Copies the file as it is now into another one, which is created.</summary>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public void CopyTo(string path)
    {
        using var copy = SqliteOpening.Create(path, SqliteOpenMode.ReadWriteCreate);
        copy.Open();
        try
        {
            connection.BackupDatabase(copy);
        }
        catch (SqliteException damaged) when (SqliteDamage.IsDamage(damaged))
        {
            throw SqliteDamage.Of(connection, damaged);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        if (!TryEnd() || !readers.TryTakeBack(this))
        {
            Close();
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Close()
    {
        Rows.Dispose();
        Tables.Dispose();
        connection.Dispose();
    }

    // False where the connection is broken, as by an error of the disk that its reader was told of.
    private bool TryEnd()
    {
        if (!_isReading)
        {
            return true;
        }

        _isReading = false;
        try
        {
            Rows.Rollback();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
