using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// The notes of one session, for its context only: nothing that a later session wrote, or another trader, whatever the
/// store gives. A failure is kept, even if other code catches it.
/// </summary>
internal sealed class SessionNotes(INotebook notes, FaultLatch latch) : INotebook
{
    public async ValueTask<NoteResult> AppendAsync(Note note, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        latch.Require(note.Context);
        try
        {
            return Checked(note, await notes.AppendAsync(note, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    public async IAsyncEnumerable<Note> ReadAsync(
        TradingContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        latch.Require(context);
        var read = notes.ReadAsync(context, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var reading = read.ConfigureAwait(false);
        while (await MoveAsync(read).ConfigureAwait(false))
        {
            if (read.Current.IsVisibleTo(context))
            {
                yield return read.Current;
            }
        }
    }

    /// <summary>The result of an append, unless the id is recorded for another text.</summary>
    /// <exception cref="NoteException">It is.</exception>
    public static NoteResult Checked(Note note, NoteResult result) =>
        result is NoteResult.Duplicate { Note: var recorded } && recorded.Text != note.Text
            ? throw new NoteException(recorded, note)
            : result;

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<Note> read)
    {
        try
        {
            return await read.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }
}
