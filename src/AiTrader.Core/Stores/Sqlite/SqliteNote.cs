using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Stores;

/// <summary>A row of the notes. Its text is kept as a string of JSON, which has a form for every character.</summary>
/// <param name="Number">The number of the note among those of its model, from 1.</param>
/// <param name="Note">The note.</param>
internal sealed record SqliteNote(long Number, Note Note)
{
    /// <summary>The text as JSON.</summary>
    public string Text => $"\"{JsonEncodedText.Encode(Note.Text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>SHA-256 over the row, so that a note that was changed from outside is not shown to a model.</summary>
    public byte[] Hash =>
        SHA256.HashData(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Note.Context.Signature}\n{Note.Context.ModelId}\n{Number}\n{Note.Context.Time}\n{Note.Id}\n"
                ) + Note.Text
            )
        );

    /// <summary>Reads a row: model, number, time, id, text and hash.</summary>
    /// <exception cref="StoreCorruptedException">The row was changed.</exception>
    public static SqliteNote Read(Signature signature, SqliteCursor row)
    {
        string id = row.GetString(3);
        string text = Unquote(row.GetString(4)) ?? throw NoteText.Changed(signature, id);
        var read = new SqliteNote(
            row.GetInt64(1),
            NoteText.Read(signature, row.GetString(2), row.GetString(0), id, text)
        );
        return row.GetBytes(5).AsSpan().SequenceEqual(read.Hash) ? read : throw NoteText.Changed(signature, id);
    }

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
}
