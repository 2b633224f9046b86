using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The rows of the journals that lie in the same file as the ledgers. One caller at a time uses it.
/// </summary>
internal sealed class SqliteJournalRows(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = new(
        connection,
        "SELECT number, kind, model, content FROM steps WHERE signature = $0 AND time = $1 ORDER BY number",
        2
    );
    private readonly SqliteStatement _last = new(
        connection,
        "SELECT max(number), count(*) FILTER (WHERE model = $2) FROM steps WHERE signature = $0 AND time = $1",
        3
    );
    private readonly SqliteStatement _add = new(
        connection,
        "INSERT INTO steps (signature, time, number, kind, model, content) VALUES ($0, $1, $2, $3, $4, $5)",
        6
    );

    /// <summary>The entries of the journals of a time, those of every model, in order.</summary>
    public IReadOnlyList<(int Number, string Kind, string Model, string Content)> Read(string signature, string time)
    {
        var entries = new List<(int, string, string, string)>();
        using var rows = _read.Query(signature, time);
        while (rows.Read())
        {
            entries.Add((rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        }

        return entries;
    }

    /// <summary>Adds an entry if it is the next one of its model.</summary>
    /// <returns>The number of the model's next entry; the number of this entry if it was added.</returns>
    public int TryAdd(string signature, string time, int number, string kind, string model, string content)
    {
        var (last, ofModel) = Count(signature, time, model);
        if (number == ofModel + 1)
        {
            _add.Run(signature, time, last + 1, kind, model, content);
        }

        return ofModel + 1;
    }

    public void Dispose()
    {
        _read.Dispose();
        _last.Dispose();
        _add.Dispose();
    }

    // The number of the last row, and how many rows are of the model: an account can change its model.
    private (int Last, int OfModel) Count(string signature, string time, string model)
    {
        using var row = _last.Query(signature, time, model);
        return row.Read() && !row.IsDBNull(0) ? (row.GetInt32(0), row.GetInt32(1)) : (0, 0);
    }
}
