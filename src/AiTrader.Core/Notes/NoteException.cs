namespace AiTrader.Stores;

/// <summary>
/// The id of a note is recorded for another text. Nothing was changed. A session that is run again repeats the calls of
/// its journal; a caller of its own gives each note its own id.
/// </summary>
public sealed class NoteException : Exception
{
    /// <summary>Creates the exception with both notes.</summary>
    /// <param name="recorded">The note that is recorded under the id.</param>
    /// <param name="note">The note that was not written.</param>
    public NoteException(Note recorded, Note note)
        : base(MessageOf(recorded, note)) => Recorded = recorded;

    /// <summary>The note that is recorded under the id.</summary>
    public Note Recorded { get; }

    private static string MessageOf(Note recorded, Note note)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(note);
        return $"{recorded.Context} used the id {note.Id} for the note '{MessageText.Of(note.Text)}'; it is recorded "
            + $"for the note '{MessageText.Of(recorded.Text)}'.";
    }
}
