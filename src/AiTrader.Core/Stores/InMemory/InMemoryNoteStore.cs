using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>Notes that live as long as the process.</summary>
internal sealed class InMemoryNoteStore : INoteStore
{
    private readonly ConcurrentDictionary<Signature, Book> _books = new();

    /// <inheritdoc/>
    public ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_books.GetOrAdd(note.Context.Signature, _ => new Book()).Append(note));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await Task.CompletedTask.ConfigureAwait(false);
        if (!_books.TryGetValue(context.Signature, out var book))
        {
            yield break;
        }

        for (int index = book.Count - 1; index >= 0; index--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (book.At(index) is var note && note.IsVisibleTo(context))
            {
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
        if (!_books.TryGetValue(signature, out var book))
        {
            yield break;
        }

        int end = book.Count;
        for (int index = 0; index < end; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return book.At(index);
        }
    }

    /// <summary>One signature's notes, in the order in which they were written.</summary>
    private sealed class Book
    {
        private readonly Lock _lock = new();
        private readonly List<Note> _notes = [];
        private readonly Dictionary<TradingContext, Dictionary<ClientOrderId, Note>> _sessions = [];

        public int Count
        {
            get
            {
                lock (_lock)
                {
                    return _notes.Count;
                }
            }
        }

        public Note At(int index)
        {
            lock (_lock)
            {
                return _notes[index];
            }
        }

        public NoteResult Append(Note note)
        {
            lock (_lock)
            {
                var session = _sessions.GetValueOrDefault(note.Context) ?? [];
                if (session.TryGetValue(note.Id, out var existing))
                {
                    return new NoteResult.Duplicate(existing);
                }

                if (session.Count >= Note.MaximumPerSession)
                {
                    return new NoteResult.Full();
                }

                session.Add(note.Id, note);
                _sessions[note.Context] = session;
                _notes.Add(note);
                return new NoteResult.Written();
            }
        }
    }
}
