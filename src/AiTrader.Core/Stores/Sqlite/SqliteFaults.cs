using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>The faults, in the same file as the ledgers. One caller at a time uses it.</summary>
internal sealed class SqliteFaults(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = new(
        connection,
        "SELECT time, attempt, model, recorded_at, type, message FROM faults WHERE signature = $0 ORDER BY rowid",
        1
    );
    private readonly SqliteStatement _add = new(
        connection,
        """
        INSERT INTO faults (signature, time, attempt, model, recorded_at, type, message)
        VALUES ($0, $1, (SELECT count(*) + 1 FROM faults WHERE signature = $0 AND time = $1), $2, $3, $4, $5)
        """,
        6
    );

    /// <summary>The faults of a signature's sessions, in the order in which they were added.</summary>
    public IReadOnlyList<SqliteFault> Read(string signature)
    {
        var faults = new List<SqliteFault>();
        using var rows = _read.Query(signature);
        while (rows.Read())
        {
            faults.Add(
                new SqliteFault(
                    rows.GetString(0),
                    rows.GetInt32(1),
                    rows.GetString(2),
                    rows.GetInt64(3),
                    rows.GetString(4),
                    rows.GetString(5)
                )
            );
        }

        return faults;
    }

    /// <summary>Adds a fault as the next one of its session.</summary>
    /// <returns>The number of rows: one.</returns>
    public int Add(string signature, SqliteFault fault) =>
        _add.Run(signature, fault.Time, fault.Model, fault.RecordedAt, fault.Type, fault.Message);

    public void Dispose()
    {
        _read.Dispose();
        _add.Dispose();
    }
}
