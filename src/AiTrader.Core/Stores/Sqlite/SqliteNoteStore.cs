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
        return await writer.DoAsync(books => books.Notes.Add(note)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await Task.CompletedTask.ConfigureAwait(false);
        for (
            var page = Borrow(notes => notes.ReadBefore(context.Signature, context.ModelId, long.MaxValue));
            page.Count > 0;
            page = Borrow(notes => notes.ReadBefore(context.Signature, context.ModelId, page[^1].Row))
        )
        {
            foreach (var (_, note) in page.Where(read => read.Note.IsVisibleTo(context)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return note;
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
        for (
            var page = Borrow(notes => notes.ReadAfter(signature, 0));
            page.Count > 0;
            page = Borrow(notes => notes.ReadAfter(signature, page[^1].Row))
        )
        {
            foreach (var (_, note) in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return note;
            }
        }
    }

    private T Borrow<T>(Func<SqliteNotes, T> read)
    {
        using var reader = readers.Borrow();
        return read(reader.Notes);
    }
}
