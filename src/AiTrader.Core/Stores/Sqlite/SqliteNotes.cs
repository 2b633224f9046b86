using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The notes, in the same file as the ledgers. Those of one signature and model are numbered from 1, without gaps. One
/// caller at a time uses it.
/// </summary>
internal sealed class SqliteNotes(SqliteConnection connection) : IDisposable
{
    private const int PageSize = 100;
    private const string Select = "SELECT model, number, time, id, text, hash FROM notes WHERE signature = $0 ";

    private readonly SqliteStatement _find = new(connection, Select + "AND model = $1 AND time = $2 AND id = $3", 4);
    private readonly SqliteStatement _before = new(
        connection,
        Select + $"AND model = $1 AND number < $2 ORDER BY number DESC LIMIT {PageSize}",
        3
    );
    private readonly SqliteStatement _all = new(connection, Select + "ORDER BY rowid", 1);
    private readonly SqliteStatement _last = new(
        connection,
        """
        SELECT
            (SELECT max(number) FROM notes WHERE signature = $0 AND model = $1),
            (SELECT count(*) FROM notes WHERE signature = $0 AND model = $1 AND time = $2)
        """,
        3
    );
    private readonly SqliteStatement _add = new(
        connection,
        "INSERT INTO notes (signature, model, number, time, id, text, hash) VALUES ($0, $1, $2, $3, $4, $5, $6)",
        7
    );

    /// <summary>Adds a note, unless there is one under its id, or its session is full.</summary>
    /// <exception cref="StoreCorruptedException">The one under its id was changed.</exception>
    public NoteResult Add(Note note)
    {
        var signature = note.Context.Signature;
        var (model, time) = (note.Context.ModelId.Value, note.Context.Time.ToString());
        using (var rows = _find.Query(signature.Value, model, time, note.Id.Value))
        {
            if (rows.Read())
            {
                return new NoteResult.Duplicate(SqliteNote.Read(signature, rows).Note);
            }
        }

        var (last, ofSession) = Count(signature.Value, model, time);
        if (ofSession >= Note.MaximumPerSession)
        {
            return new NoteResult.Full();
        }

        var row = new SqliteNote(last + 1, note);
        _add.Run(signature.Value, model, row.Number, time, note.Id.Value, row.Text, row.Hash);
        return new NoteResult.Written();
    }

    /// <summary>The last notes of a model before a number, the last first; none before the first one.</summary>
    /// <exception cref="StoreCorruptedException">A note was changed or deleted.</exception>
    public IReadOnlyList<SqliteNote> ReadBefore(Signature signature, ModelId model, long number)
    {
        var notes = new List<SqliteNote>();
        using var rows = _before.Query(signature.Value, model.Value, number);
        while (rows.Read())
        {
            var note = SqliteNote.Read(signature, rows);
            RequireNext(number, note);
            number = note.Number;
            notes.Add(note);
        }

        return notes.Count > 0 || number is 1 or long.MaxValue
            ? notes
            : throw NoteText.Changed(signature, $"{number - 1}");
    }

    /// <summary>All notes of a signature, in the order in which they were written.</summary>
    /// <exception cref="StoreCorruptedException">A note was changed.</exception>
    public IEnumerable<Note> ReadAll(Signature signature)
    {
        var numbers = new Dictionary<ModelId, long>();
        using var rows = _all.Query(signature.Value);
        while (rows.Read())
        {
            var row = SqliteNote.Read(signature, rows);
            var model = row.Note.Context.ModelId;
            numbers[model] = row.Number == numbers.GetValueOrDefault(model) + 1 ? row.Number : throw Changed(row);
            yield return row.Note;
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _before.Dispose();
        _all.Dispose();
        _last.Dispose();
        _add.Dispose();
    }

    // The number of a model's last note, and how many notes its session has.
    private (long Last, long OfSession) Count(string signature, string model, string time)
    {
        using var row = _last.Query(signature, model, time);
        row.Read();
        return (row.IsNull(0) ? 0 : row.GetInt64(0), row.GetInt64(1));
    }

    private static void RequireNext(long before, SqliteNote note)
    {
        if (before != long.MaxValue && note.Number != before - 1)
        {
            throw Changed(note);
        }
    }

    private static StoreCorruptedException Changed(SqliteNote row) =>
        NoteText.Changed(row.Note.Context.Signature, row.Note.Id.Value);
}
