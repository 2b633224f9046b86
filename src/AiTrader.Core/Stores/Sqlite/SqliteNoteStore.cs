using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>Notes in the same SQLite file as the ledgers, written by the same thread and as durable.</summary>
internal sealed class SqliteNoteStore(SqliteWriter writer, SqliteReaders readers) : INoteStore
{
    /// <inheritdoc/>
    public async ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.DoAsync(books => books.Tables.Notes.Add(note)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await Task.CompletedTask.ConfigureAwait(false);
        for (var page = ReadBefore(context, long.MaxValue); page.Count > 0; page = ReadBefore(context, page[^1].Number))
        {
            foreach (var row in page.Where(row => row.Note.IsVisibleTo(context)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row.Note;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAllAsync(
        Signature signature,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        await Task.CompletedTask.ConfigureAwait(false);
        using var reader = readers.Borrow();
        reader.Begin();
        foreach (var note in reader.Tables.Notes.ReadAll(signature))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return note;
        }
    }

    private IReadOnlyList<SqliteNote> ReadBefore(TradingContext context, long number)
    {
        using var reader = readers.Borrow();
        return reader.Tables.Notes.ReadBefore(context.Signature, context.ModelId, number);
    }
}
