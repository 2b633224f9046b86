using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The rows of the journals that lie in the same file as the ledgers. One caller at a time uses it.
/// </summary>
internal sealed class SqliteJournalRows(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = new(
        connection,
        "SELECT number, kind, model, content, hash FROM steps WHERE signature = $0 AND time = $1 ORDER BY number",
        2
    );
    private readonly SqliteStatement _last = new(
        connection,
        "SELECT max(number), count(*) FILTER (WHERE model = $2) FROM steps WHERE signature = $0 AND time = $1",
        3
    );
    private readonly SqliteStatement _add = new(
        connection,
        "INSERT INTO steps (signature, time, number, kind, model, content, hash) VALUES ($0, $1, $2, $3, $4, $5, $6)",
        7
    );

    /// <summary>The rows of the journals of a time, those of every model, in order.</summary>
    /// <exception cref="StoreCorruptedException">A journal was changed.</exception>
    public IReadOnlyList<SqliteStep> Read(Signature signature, string time)
    {
        var steps = new List<SqliteStep>();
        using var rows = _read.Query(signature.Value, time);
        while (rows.Read())
        {
            var step = new SqliteStep(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3));
            byte[]? hash = rows.IsNull(4) ? null : rows.GetBytes(4);
            steps.Add(
                step.Number == steps.Count + 1 && (hash is null || hash.SequenceEqual(step.Hash(signature, time)))
                    ? step
                    : throw new StoreCorruptedException(
                        signature,
                        $"The journal of {signature} at {time} was changed: entry {steps.Count + 1} is not the one "
                            + $"that was recorded. Restore the file."
                    )
            );
        }

        return steps;
    }

    /// <summary>Adds an entry if it is the next one of its model.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="time">The time of the session.</param>
    /// <param name="step">The entry, with its number within the session of its model.</param>
    /// <returns>The number of the model's next entry; the number of this entry if it was added.</returns>
    public int TryAdd(Signature signature, string time, SqliteStep step)
    {
        var (last, ofModel) = Count(signature.Value, time, step.Model);
        if (step.Number == ofModel + 1)
        {
            var row = step with { Number = last + 1 };
            byte[] hash = row.Hash(signature, time);
            _add.Run(signature.Value, time, row.Number, row.Kind, row.Model, row.Content, hash);
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
        return row.Read() && !row.IsNull(0) ? (row.GetInt32(0), row.GetInt32(1)) : (0, 0);
    }
}
