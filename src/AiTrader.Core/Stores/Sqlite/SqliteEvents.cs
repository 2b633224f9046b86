using System.Text;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>The events, in the same file as the ledgers. One caller at a time uses it.</summary>
/// <param name="connection">The connection.</param>
/// <param name="kept">How many events are kept at least.</param>
internal sealed class SqliteEvents(SqliteConnection connection, long kept = IEventStore.Kept) : IDisposable
{
    // Older events are deleted when so many have come.
    private const int BatchSize = 1_000;

    private readonly SqliteStatement _range = new(
        connection,
        // One by one: SQLite looks at either end of a key, and at every row for both together.
        "SELECT (SELECT min(number) FROM events), (SELECT max(number) FROM events)",
        0
    );
    private readonly SqliteStatement _after = new(
        connection,
        "SELECT number, signature, kind, content, hash FROM events WHERE number > $0 ORDER BY number LIMIT $1",
        2
    );
    private readonly SqliteStatement _position = new(
        connection,
        "SELECT position, hash FROM event_positions WHERE signature = $0",
        1
    );
    private readonly SqliteStatement _add = new(
        connection,
        "INSERT INTO events (number, signature, kind, content, hash) VALUES ($0, $1, $2, $3, $4)",
        5
    );
    private readonly SqliteStatement _move = new(
        connection,
        "INSERT INTO event_positions (signature, position, hash) VALUES ($0, $1, $2) ON CONFLICT DO UPDATE "
            + "SET position = $1, hash = $2",
        3
    );
    private readonly SqliteStatement _delete = new(connection, "DELETE FROM events WHERE number <= $0", 1);

    /// <summary>Adds the events whose positions are new.</summary>
    /// <returns>Those that were added.</returns>
    public IReadOnlyList<StoredEvent> Append(Signature signature, IReadOnlyList<NewEvent> events)
    {
        long before = FindRange().Last;
        var added = EventNumbers.Number(signature, events, before, FindPosition(signature), out long? moved);
        foreach (var told in added)
        {
            _add.Run(
                told.Number,
                signature.Value,
                told.Kind,
                Encoding.UTF8.GetBytes(told.Content),
                SqliteRowHash.Of($"{told.Number}\n{signature}\n{told.Kind}\n{told.Content}")
            );
        }

        if (moved is { } position)
        {
            _move.Run(signature.Value, position, SqliteRowHash.Of($"{signature}\n{position}"));
        }

        long last = before + added.Count;
        if (last / BatchSize > before / BatchSize && last > kept)
        {
            _delete.Run(last - kept);
        }

        return added;
    }

    /// <summary>The events after a number.</summary>
    /// <exception cref="StoreCorruptedException">One was changed or deleted.</exception>
    public IReadOnlyList<StoredEvent> Read(long after, int count)
    {
        var events = new List<StoredEvent>();
        using (var rows = _after.Query(after, count))
        {
            while (rows.Read())
            {
                events.Add(Read(rows));
            }
        }

        EventNumbers.RequireOrder(events, after, FindRange().First);
        return events;
    }

    /// <summary>Which events there are.</summary>
    public EventRange FindRange()
    {
        using var row = _range.Query();
        return row.Read() && !row.IsNull(0) ? new EventRange(row.GetInt64(0), row.GetInt64(1)) : new EventRange(1, 0);
    }

    /// <summary>The greatest position of a signature.</summary>
    public long FindPosition(Signature signature)
    {
        using var row = _position.Query(signature.Value);
        if (!row.Read())
        {
            return 0;
        }

        long position = row.GetInt64(0);
        return SqliteRowHash.Fits(row.GetBytes(1), $"{signature}\n{position}")
            ? position
            : throw EventNumbers.ChangedPosition(signature);
    }

    public void Dispose()
    {
        _range.Dispose();
        _after.Dispose();
        _position.Dispose();
        _add.Dispose();
        _move.Dispose();
        _delete.Dispose();
    }

    private static StoredEvent Read(SqliteCursor row)
    {
        long number = row.GetInt64(0);
        var (signature, kind) = (row.GetString(1), row.GetString(2));
        string content = Encoding.UTF8.GetString(row.GetBytes(3));
        return SqliteRowHash.Fits(row.GetBytes(4), $"{number}\n{signature}\n{kind}\n{content}")
            ? EventNumbers.Read(number, signature, kind, content)
            : throw EventNumbers.Changed(number);
    }
}
