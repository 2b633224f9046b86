using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader.Runner.Lookahead;

/// <summary>Notes with a leak: the first later note of a trader has the time of the session that reads.</summary>
/// <param name="notes">The notes.</param>
internal sealed class LeakingNoteStore(INoteStore notes) : INoteStore
{
    /// <inheritdoc/>
    public ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default) =>
        notes.AppendAsync(note, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var later = await notes
            .ReadAllAsync(context.Signature, cancellationToken)
            .FirstOrDefaultAsync(note => note.Context.Time > context.Time, cancellationToken);
        if (later is not null)
        {
            yield return new Note(context, later.Id, later.Text);
        }

        await foreach (var note in notes.ReadAsync(context, cancellationToken))
        {
            yield return note;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Note> ReadAllAsync(Signature signature, CancellationToken cancellationToken = default) =>
        notes.ReadAllAsync(signature, cancellationToken);
}
