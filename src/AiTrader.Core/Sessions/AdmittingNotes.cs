using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// The notes of a desk that belongs to no session: it asks first whether the context can act, and writes nothing into a
/// session that has ended, which would be read as if it had been known then.
/// </summary>
internal sealed class AdmittingNotes(INotebook notes, StandaloneToolDesk desk) : INotebook
{
    public async ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        await desk.RequireAsync(note.Context, cancellationToken).ConfigureAwait(false);
        try
        {
            await desk.RequireNotEndedAsync(note.Context, cancellationToken).ConfigureAwait(false);
        }
        catch (SessionRefusedException)
        {
            // A call that is repeated gets its recorded answer, whatever came after it.
            if (await notes.FindAsync(note.Context, note.Id, cancellationToken).ConfigureAwait(false) is { } recorded)
            {
                return SessionNotes.Checked(note, new NoteResult.Duplicate(recorded));
            }

            throw;
        }

        return SessionNotes.Checked(note, await notes.AppendAsync(note, cancellationToken).ConfigureAwait(false));
    }

    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
        await foreach (var note in notes.ReadAsync(context, cancellationToken).ConfigureAwait(false))
        {
            if (note.IsVisibleTo(context))
            {
                yield return note;
            }
        }
    }
}
