using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>The requests, in the same file as the ledgers. One caller at a time uses it.</summary>
internal sealed class SqliteRequests(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = new(
        connection,
        "SELECT request FROM requests WHERE signature = $0 ORDER BY number",
        1
    );
    private readonly SqliteStatement _add = new(
        connection,
        """
        INSERT INTO requests (signature, number, request)
        VALUES ($0, (SELECT coalesce(max(number), 0) + 1 FROM requests WHERE signature = $0), $1)
        """,
        2
    );

    /// <summary>The lines of a signature's requests, in the order in which they were added.</summary>
    public IReadOnlyList<string> Read(string signature)
    {
        var lines = new List<string>();
        using var rows = _read.Query(signature);
        while (rows.Read())
        {
            lines.Add(rows.GetString(0));
        }

        return lines;
    }

    /// <summary>Adds a line as the next one of its signature.</summary>
    /// <returns>The number of rows: one.</returns>
    public int Add(string signature, string line) => _add.Run(signature, line);

    public void Dispose()
    {
        _read.Dispose();
        _add.Dispose();
    }
}
