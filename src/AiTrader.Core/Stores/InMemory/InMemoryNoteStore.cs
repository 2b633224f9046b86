using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AiTrader.Stores;

/// <summary>Notes that live as long as the process.</summary>
internal sealed class InMemoryNoteStore : INoteStore
{
    private readonly ConcurrentDictionary<Signature, List<Note>> _notes = new();

    /// <inheritdoc/>
    public ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        cancellationToken.ThrowIfCancellationRequested();
        var notes = _notes.GetOrAdd(note.Context.Signature, _ => []);
        lock (notes)
        {
            return ValueTask.FromResult(Append(notes, note));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var note in Copy(context.Signature).Reverse().Where(note => note.IsVisibleTo(context)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return note;
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
        foreach (var note in Copy(signature))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return note;
        }
    }

    private static NoteResult Append(List<Note> notes, Note note)
    {
        var ofModel = notes.Where(other => other.Context.ModelId == note.Context.ModelId);
        if (ofModel.FirstOrDefault(other => other.Id == note.Id) is { } existing)
        {
            return new NoteResult.Duplicate(existing);
        }

        if (ofModel.Count(other => other.Context.Time == note.Context.Time) >= Note.MaximumPerSession)
        {
            return new NoteResult.Full();
        }

        notes.Add(note);
        return new NoteResult.Written();
    }

    private IReadOnlyList<Note> Copy(Signature signature)
    {
        if (!_notes.TryGetValue(signature, out var notes))
        {
            return [];
        }

        lock (notes)
        {
            return [.. notes];
        }
    }
}
