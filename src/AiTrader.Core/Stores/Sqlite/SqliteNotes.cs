using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// The notes, in the same file as the ledgers. Their text is kept as a string of JSON, which has a form for every
/// character. One caller at a time uses it.
/// </summary>
internal sealed class SqliteNotes(SqliteConnection connection) : IDisposable
{
    private const int PageSize = 100;
    private const string Columns = "SELECT rowid, time, model, id, text, hash FROM notes WHERE signature = $0 ";

    private readonly SqliteStatement _find = new(connection, Columns + "AND model = $1 AND id = $2", 3);
    private readonly SqliteStatement _before = new(
        connection,
        Columns + $"AND model = $1 AND rowid < $2 ORDER BY rowid DESC LIMIT {PageSize}",
        3
    );
    private readonly SqliteStatement _after = new(
        connection,
        Columns + $"AND rowid > $1 ORDER BY rowid LIMIT {PageSize}",
        2
    );
    private readonly SqliteStatement _count = new(
        connection,
        "SELECT count(*) FROM notes WHERE signature = $0 AND model = $1 AND time = $2",
        3
    );
    private readonly SqliteStatement _add = new(
        connection,
        "INSERT INTO notes (signature, model, id, time, text, hash) VALUES ($0, $1, $2, $3, $4, $5)",
        6
    );

    /// <summary>Adds a note, unless there is one under its id, or its session is full.</summary>
    /// <exception cref="StoreCorruptedException">The one under its id was changed.</exception>
    public NoteResult Add(Note note)
    {
        var (signature, model, time) = (
            note.Context.Signature,
            note.Context.ModelId.Value,
            note.Context.Time.ToString()
        );
        if (Read(signature, _find, signature.Value, model, note.Id.Value) is [var (_, existing)])
        {
            return new NoteResult.Duplicate(existing);
        }

        using (var counted = _count.Query(signature.Value, model, time))
        {
            if (counted.Read() && counted.GetInt64(0) >= Note.MaximumPerSession)
            {
                return new NoteResult.Full();
            }
        }

        _add.Run(signature.Value, model, note.Id.Value, time, Quote(note.Text), Hash(note));
        return new NoteResult.Written();
    }

    /// <summary>The last notes of a model before a row, the last first; none after the first one.</summary>
    /// <exception cref="StoreCorruptedException">A note was changed.</exception>
    public IReadOnlyList<(long Row, Note Note)> ReadBefore(Signature signature, ModelId model, long row) =>
        Read(signature, _before, signature.Value, model.Value, row);

    /// <summary>The first notes of a signature after a row, in order; none after the last one.</summary>
    /// <exception cref="StoreCorruptedException">A note was changed.</exception>
    public IReadOnlyList<(long Row, Note Note)> ReadAfter(Signature signature, long row) =>
        Read(signature, _after, signature.Value, row);

    public void Dispose()
    {
        _find.Dispose();
        _before.Dispose();
        _after.Dispose();
        _count.Dispose();
        _add.Dispose();
    }

    private static List<(long Row, Note Note)> Read(
        Signature signature,
        SqliteStatement statement,
        params ReadOnlySpan<object> values
    )
    {
        var notes = new List<(long, Note)>();
        using var rows = statement.Query(values);
        while (rows.Read())
        {
            string id = rows.GetString(3);
            var note = NoteText.Read(
                signature,
                rows.GetString(1),
                rows.GetString(2),
                id,
                Unquote(rows.GetString(4)) ?? throw NoteText.Changed(signature, id)
            );
            notes.Add(
                rows.GetBytes(5).AsSpan().SequenceEqual(Hash(note))
                    ? (rows.GetInt64(0), note)
                    : throw NoteText.Changed(signature, id)
            );
        }

        return notes;
    }

    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string? Unquote(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        }
        catch (Exception changed) when (changed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // So that a note that was changed from outside is not shown to a model.
    private static byte[] Hash(Note note) =>
        SHA256.HashData(
            Encoding.UTF8.GetBytes(
                $"{note.Context.Signature}\n{note.Context.Time}\n{note.Context.ModelId}\n{note.Id}\n{note.Text}"
            )
        );
}
